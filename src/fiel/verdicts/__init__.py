"""From the answers to an item to its verdict, and how good the result is: pure functions."""
