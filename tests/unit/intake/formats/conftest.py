"""PDF files are drawn by Qt, which needs no screen for that."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
