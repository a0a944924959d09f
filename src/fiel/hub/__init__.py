"""The Hugging Face Hub: what is sent there, how, and what is said when it refuses."""
