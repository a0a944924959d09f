"""The archive of a campaign in one file, and its integrity check."""
