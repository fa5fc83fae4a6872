"""The nouns of following a page: watches, alerts, comparisons of versions, and what became of a mark."""
