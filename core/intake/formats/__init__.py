"""One reader a format: bytes in, drafts of documents out; nothing judged, nothing stored."""
