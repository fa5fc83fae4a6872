"""Is this the whole article, and if not, why."""
