"""What becomes of an article on its way: cleaned, placed, compared, tagged and kept."""
