"""The sources pane: who is in the open article, all sources, a card for each, and who said it."""
