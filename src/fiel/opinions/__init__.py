"""What a model or another tool says about translations, for people to decide on."""
