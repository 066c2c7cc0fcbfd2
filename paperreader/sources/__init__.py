"""What can be subscribed to: one file for each service, and the one door through which all are asked.

Knows addresses and how to ask. What is answered is handed on as it came: the formats read it.
"""
