"""Argilla's background jobs, run inside the server and kept until they have ended."""
