"""Pictures of the progress that others show: a badge for pages, a card for messages."""
