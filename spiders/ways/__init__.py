"""Ways to what is new on a site: feeds, sitemaps, listings, WordPress, JSON."""
