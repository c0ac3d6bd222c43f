"""The command line. Exit codes: 0 done, 1 something failed and was named, 2 not understood."""
