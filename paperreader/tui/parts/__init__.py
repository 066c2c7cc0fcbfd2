"""The parts of the reader: each does one thing for the person who reads, and none knows the screen.

A part says in its constructor what it needs. What a part owns only that part changes; the others ask it,
or are told by `tui.ensemble` that something has changed.

    Navigator   the place: the view, its filter, the papers listed
    Counting    what the views hold, and the digests
    Reading     the paper that is read
    Works       the long works under way, and what is said of them
    Prompting   whose line is typed into
"""
