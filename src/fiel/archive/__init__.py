"""The archive of a campaign: one file that holds all of it, and the check that it is whole."""
