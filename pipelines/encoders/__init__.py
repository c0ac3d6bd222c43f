"""Sentence vectors, as an option: who makes them, and what they add to the score of an article."""
