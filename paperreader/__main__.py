"""`python -m paperreader` is the program itself."""

import sys

from paperreader.cli import main

if __name__ == "__main__":
    sys.exit(main())
