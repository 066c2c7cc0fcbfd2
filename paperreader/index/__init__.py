"""The disposable copy of the library, arranged for search: tantivy finds, rapidfuzz orders.

Only this room knows either. It is handed digests and papers, and gives back keys.
"""
