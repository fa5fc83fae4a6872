"""Tags: the popup that gives them, and the tree that keeps them in order."""
