"""The ground: what the house is about, and the one file where it is kept."""
