"""Text as Hexapla keeps it: normalised, measured in code points, folded, split, identified."""
