"""The screens: the reader itself, and the boxes that open above it."""
