"""Grammar and spelling by LanguageTool: asking a server, starting one, and keeping what it answered."""
