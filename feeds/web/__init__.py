"""The small live server: the page, any filter as a feed, and the state of the sources."""
