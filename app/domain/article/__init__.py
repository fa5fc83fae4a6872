"""An article and all that it is made of: its head, page, extraction, blocks, versions and captures."""
