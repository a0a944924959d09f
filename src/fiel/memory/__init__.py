"""What people decided about a sentence, for wherever the same sentence stands: a translation memory."""
