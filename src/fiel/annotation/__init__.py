"""The interface to Argilla: form, launch, people and answers; the only part that speaks to it."""
