"""The people of a campaign: who is to get an account, their passwords, and how they are named."""
