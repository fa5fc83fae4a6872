"""What comes in: places that are read within bounds, and one module for each format, which gives its rows one by one."""
