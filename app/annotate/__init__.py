"""Passages of a text: described so that they can be found again; pure, text in and anchors out."""
