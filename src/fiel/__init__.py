"""Fiel turns machine-translated LLM benchmarks into human-validated ones."""

__version__ = "0.1.0"
