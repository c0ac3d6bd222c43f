"""Dates as people and machines write them: text in, days and instants out; no page is seen here."""
