"""Sentence alignment of two or more texts in any languages: beads, rows, lexicon, evidence."""

from core.alignment.aligner import align
from core.alignment.beads import Bead
from core.alignment.lexicon import Lexicon
from core.alignment.many import Band, rows

__all__ = ["Band", "Bead", "Lexicon", "align", "rows"]
