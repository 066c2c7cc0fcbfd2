"""Papers into text, for other programs and for people; one file a format.

Each format is a module with `write`, which takes entries and gives text piece by piece. Text from strangers
is data here: it cannot begin a record, a formula, a tag or a path. Nothing is opened or written; where the
text goes is the caller's matter.
"""
