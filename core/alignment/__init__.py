"""Sentence alignment of two or more texts in any languages: beads, rows, lexicon, evidence."""

from core.alignment.aligner import align, weigh
from core.alignment.beads import Bead
from core.alignment.chances import Alignment
from core.alignment.lexicon import Lexicon
from core.alignment.many import Band, United, unite
from core.alignment.prepared import Prepared, prepare

__all__ = [
    "Alignment",
    "Band",
    "Bead",
    "Lexicon",
    "Prepared",
    "United",
    "align",
    "prepare",
    "unite",
    "weigh",
]
