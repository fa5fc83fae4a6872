"""The verb import: any file of the table of formats in, what it holds in the library, and a report of it, out."""
