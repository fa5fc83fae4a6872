"""A search tree in; conditions in SQL and expressions of FTS5 out."""
