"""The query language: text in, a tree of `domain.query` out; no SQL."""
