"""The interface to Argilla: form, launch, people and answers; the only part that imports argilla."""
