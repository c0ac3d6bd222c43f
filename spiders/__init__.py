"""Where news comes from: sources as data, ways of reading them, and reading one page."""
