"""Optional evidence from a local model of sentence meaning; nothing else of the core imports it."""
