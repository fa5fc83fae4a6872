"""Checks of the built application, run on its folder and not by pytest."""
