"""Clipdesk: clip an article, read it, mark it, say who said it, and write beside it."""

__version__ = "0.1.0"
