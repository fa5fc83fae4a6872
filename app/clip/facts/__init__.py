"""What a page says about its article: headline, authors, dates, where it stands."""
