"""Widgets are tested on Qt's offscreen platform unless another is asked for."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
