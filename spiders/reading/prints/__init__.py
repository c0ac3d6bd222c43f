"""Printed pages, which is PDF: letters to lines, lines to paragraphs, and what they are of an article."""
