"""The reader: what is seen and which keys do what.

The only room that knows Textual. Decides nothing about papers: every question and every change goes
through the library.
"""

from paperreader.tui.app import PaperReaderApp, run

__all__ = ["PaperReaderApp", "run"]
