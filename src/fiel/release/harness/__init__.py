"""Everything specific to lm-evaluation-harness: its task files, and the documents it builds."""
