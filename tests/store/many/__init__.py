"""Much at once."""
