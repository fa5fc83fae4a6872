"""Long runs against what may happen to a library; each has a short form among the ordinary tests."""
