"""Read the files that people provide, and report problems in them."""
