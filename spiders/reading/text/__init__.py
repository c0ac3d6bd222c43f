"""The text of an article within its page, where its element or its state is known."""
