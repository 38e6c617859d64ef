"""Sentence alignment of two or more texts in any languages: beads, rows, lexicon, evidence."""

from core.alignment.aligner import align, weigh
from core.alignment.beads import Bead
from core.alignment.chances import Alignment
from core.alignment.lexicon import Lexicon
from core.alignment.many import Band, United, unite

__all__ = ["Alignment", "Band", "Bead", "Lexicon", "United", "align", "unite", "weigh"]
