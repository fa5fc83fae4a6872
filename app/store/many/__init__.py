"""Much at once: many articles written in one transaction, and a whole library read out, in SQL."""
