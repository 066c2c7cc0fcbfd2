"""The reader: what is seen and which keys do what.

The only room that knows Textual. Decides nothing about papers: every question and every change goes
through the library.
"""

import os

# Textual draws at beats of so many a second, the first change after a rest at once. What a key brings a
# moment later, as a view's papers or the abstract, waits for the next beat: with these it is seen 4 ms
# sooner than with 240 a second, at the same cost, for nothing is drawn at a beat without a change.
os.environ.setdefault("TEXTUAL_FPS", "1000")

from paperreader.tui.app import PaperReaderApp, run

__all__ = ["PaperReaderApp", "run"]
