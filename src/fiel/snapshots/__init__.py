"""What the public sees: made as tables, kept in a folder, read from there or from a copy elsewhere."""
