"""Files as people have them, and what is said of what is wrong in them."""
