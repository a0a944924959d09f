"""Publish to the Hugging Face Hub, and explain its errors."""
