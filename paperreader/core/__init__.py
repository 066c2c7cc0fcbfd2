"""Values and pure functions: what a paper, a digest, a mark, a listing and a query are.

Nothing here opens a file, asks the clock or the network, or knows that a screen exists.
"""
