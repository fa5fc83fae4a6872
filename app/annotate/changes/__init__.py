"""How a comparison is made: what both texts keep, made readable, what moved, and what kind each change is."""
