"""Deploy a campaign to Hugging Face Spaces."""
