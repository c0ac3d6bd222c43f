"""The roof: starts things and decides nothing."""
