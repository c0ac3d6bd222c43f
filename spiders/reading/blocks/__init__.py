"""A page of an unknown site: its blocks, what can be told of each, and which of them are the article."""
