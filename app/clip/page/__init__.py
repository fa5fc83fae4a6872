"""The tree of one page comes in, its blocks and what it says about itself go out."""
