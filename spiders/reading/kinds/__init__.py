"""Pages that are no article, or only the beginning of one, told from those that are."""
