"""Where the rows of a benchmark come from: the Hub or files, whole or a part of them."""
