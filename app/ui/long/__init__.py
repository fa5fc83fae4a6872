"""Words of any length on the screen, at a cost that does not grow with them."""
