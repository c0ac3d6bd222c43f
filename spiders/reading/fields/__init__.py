"""The fields of an article beside its text: title, authors, dates, section, pictures, origin."""
