"""The form in Argilla: its fields, its template, and what can be changed in one that people use."""
