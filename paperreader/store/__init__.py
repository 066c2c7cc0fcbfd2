"""The truth: TinyDB files that a person can open in an editor, where they lie and how they are written.

The only room that knows TinyDB, a path or a lock. Does not know what a query is, nor who asks.
"""
