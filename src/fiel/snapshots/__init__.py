"""The public data: made as tables, stored in a folder, and read from there or from a copy elsewhere."""
