"""The people of a campaign: accounts, passwords and credits."""
