"""How a library came to its shape: one frozen file a step, and the runner that takes those which are due."""
