"""The steps of a campaign, one function each, shared by the command line and the demo."""
