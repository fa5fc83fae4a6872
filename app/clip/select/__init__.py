"""Block by block, what of a page is the article and what stands beside it."""
