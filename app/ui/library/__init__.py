"""The library pane: all articles, filtered and sorted, and what is being clipped."""
