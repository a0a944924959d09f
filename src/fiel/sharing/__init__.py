"""Pictures of the progress for sharing: a badge for pages, a card for messages."""
