"""Everything that knows lm-evaluation-harness: its task files, and what it makes of an export."""
