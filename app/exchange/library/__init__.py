"""The library itself as files: what each file holds, how it is named, and both ways between rows and files (`docs/library-files.md`)."""
