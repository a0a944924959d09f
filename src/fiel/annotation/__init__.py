"""The Argilla edge: task form, launch, people and their answers; the only part that imports argilla."""
