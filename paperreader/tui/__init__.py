"""The reader: what is seen and which keys do what.

The only room that knows Textual. Decides nothing about papers: every question and every change goes
through the library.
"""

import os

# Textual draws at beats of so many a second, the first change after a rest at once. What a key brings a
# moment later, as the abstract, would wait for the next beat: 17 ms of sixty a second, 4 ms of these.
os.environ.setdefault("TEXTUAL_FPS", "240")

from paperreader.tui.app import PaperReaderApp, run

__all__ = ["PaperReaderApp", "run"]
