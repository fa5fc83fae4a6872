"""The nouns every room hands on: frozen dataclasses, identifiers, errors and changes; standard library only."""
