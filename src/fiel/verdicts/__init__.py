"""From the answers to an item to its verdict, and the quality of the result: pure functions."""
