"""Every text that volunteers and the public read, by language, and safe ways to show text."""
