"""The reader: the columns in step, painted row by row."""
