"""What takes too long for every run of the tests: each module is run by itself, in a short form by the tests."""
