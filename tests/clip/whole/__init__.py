"""Tests of the room that says whether a page shows its whole article."""
