"""What goes out: queries, feeds in three formats, static editions and the page."""
