"""What validating a benchmark changed: the logs of two evaluations, item by item, and their statistics."""
