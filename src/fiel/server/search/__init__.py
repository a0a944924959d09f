"""Argilla's search engine, implemented on Argilla's own tables."""
