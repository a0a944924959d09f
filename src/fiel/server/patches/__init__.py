"""The changes to Argilla: few, and only for the version we have read."""
