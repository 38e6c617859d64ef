"""Reading what people have: files become lines with roles, language and metadata."""
