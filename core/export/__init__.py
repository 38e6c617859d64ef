"""Notes and alignments as files for other programs."""
