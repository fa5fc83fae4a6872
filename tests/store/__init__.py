"""Tests of the store, each on real database files."""
