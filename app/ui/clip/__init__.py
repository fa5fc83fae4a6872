"""Clipping: what is typed, pasted or dropped, the clips under way, and what came of them."""
