"""What the nouns can do by themselves."""
