"""What the answers to an item come to, and how good the result is: pure functions."""
