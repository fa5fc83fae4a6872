"""Benchmarks: each prints its rows of the speed table beside their budgets; none of them is a test."""
