"""Damage: what of a file is not as it was written, what can still be read of it, and what can be mended."""
