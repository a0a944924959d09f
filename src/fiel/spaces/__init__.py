"""A campaign on Hugging Face Spaces: what is in each Space, and how it gets there."""
