"""``python -m crawler``: the command line."""

from crawler.commands.frame import main

if __name__ == "__main__":
    main()
