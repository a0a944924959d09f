"""The form in Argilla: its fields, its template, and which changes a form in use allows."""
