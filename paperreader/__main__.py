"""`python -m paperreader` is the program itself."""

from paperreader.cli import main

if __name__ == "__main__":
    main()
