"""Thin typed verbs, one module for each noun; they introduce the rooms below to each other."""
