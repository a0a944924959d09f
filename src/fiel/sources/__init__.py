"""Read a benchmark's rows from the Hub or files, in full or in part."""
