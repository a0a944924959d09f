"""What is changed in Argilla: little, and only in the version that was read."""
