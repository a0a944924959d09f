"""Every word that volunteers and the public read, by language, and how text is shown safely."""
