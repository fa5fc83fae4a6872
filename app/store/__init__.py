"""The only room with SQL: the library file, its migrations, and one module for each noun."""
