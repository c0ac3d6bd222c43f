"""Reading a page: bytes to text, text to a tree, a tree to the fields of an article."""
