"""A page as a tree: made safe to parse, and asked for elements, meta fields and JSON-LD."""
