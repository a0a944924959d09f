"""The steps of a campaign's life, each one function, for the command line and the demo alike."""
