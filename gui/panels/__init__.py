"""The panels beside the reader, each with its small model."""
