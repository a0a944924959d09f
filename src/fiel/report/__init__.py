"""How good a release is, on one page: numbers of its manifest, and words for them."""
