"""Bytes of foreign formats, made into readings: one file a format, and a table of them.

Nothing here opens a file, asks the clock or keeps anything: bytes, a name and a day come in, and a
reading goes out or a DigestError is raised.
"""
