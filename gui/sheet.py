"""The style sheet of the window: the components of the design over Qt's Fusion style.

Widgets opt into a variant by a property, not by a class of their own: a button with the property
`role` is `primary` (the one filled button of a view), `card` (26 high) or `plain` (no frame);
a frame is a `card`, a `panel` or a `banner`; a label is `muted`, `small` or `heading`.
After changing a property at run time, unpolish and polish the widget.
"""

from collections.abc import Mapping
from string import Template


def sheet(tokens: Mapping[str, str]) -> str:
    """The style sheet with each `$token` replaced by its colour (`#rrggbb`)."""
    return Template(_SHEET).substitute(tokens)


_SHEET = """
QMainWindow, QDialog { background: $panel; color: $ink; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }

QMenuBar { background: $panel; color: $ink2; border: none; min-height: 28px; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; color: $ink; }
QMenu { background: $raised; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; min-height: 20px; border-radius: 4px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $raised; color: $ink; border: 1px solid $edge; padding: 4px 8px; }

QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; spacing: 4px; }
QToolButton { color: $ink2; border: none; border-radius: 6px; padding: 6px; }
QToolButton:hover { background: $hover; }
QToolButton:checked, QToolButton:pressed { background: $hover; color: $ink; }
QToolButton:disabled { color: $edge; }
QToolButton[role="mode"]:checked { background: $accent; color: $on_accent; }
QToolButton::menu-indicator { image: none; width: 0; }

QPushButton {
    background: $raised; color: $ink; border: 1px solid $edge; border-radius: 6px;
    padding: 0 12px; min-height: 30px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $soft; }
QPushButton:disabled { color: $muted; background: $panel; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 700;
}
QPushButton[role="primary"]:disabled { background: $hover; color: $muted; border-color: $hover; }
QPushButton[role="primary"]:focus { border-color: $ink; }
QPushButton[role="card"] { min-height: 24px; padding: 0 8px; }
QPushButton[role="plain"] { background: transparent; border-color: transparent; }
QPushButton[role="plain"]:hover { background: $hover; }

QLineEdit, QComboBox, QSpinBox, QDateEdit {
    background: $raised; color: $ink; border: 1px solid $edge; border-radius: 6px;
    padding: 0 8px; min-height: 26px;
}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
    border: 2px solid $accent; padding: 0 7px; min-height: 24px;
}
QLineEdit:disabled, QComboBox:disabled { color: $muted; background: $panel; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; }
QPlainTextEdit, QTextEdit {
    background: $raised; color: $ink; border: 1px solid $edge; border-radius: 6px; padding: 4px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px; }

QListView, QTreeView, QTableView {
    background: $panel; color: $ink; border: none; outline: none;
    selection-background-color: $soft; selection-color: $ink;
}
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $soft; color: $ink; }
QHeaderView::section {
    background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px;
}

QDockWidget { color: $ink; border: none; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $line; min-height: 23px; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QProgressBar {
    background: $hover; border: none; border-radius: 3px; max-height: 6px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="heading"] { color: $ink; font-weight: 700; }
QLabel[role="danger"] { color: $danger; }
QFrame[role="panel"] { background: $panel; border: none; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[role="card"][current="true"] { border: 2px solid $accent; }
QFrame[role="banner"] { background: $accent; color: $on_accent; border: none; }
QFrame[role="good"] { background: $good_soft; color: $good; border: none; }
QFrame[role="danger"] { background: $danger_soft; color: $danger; border: none; }
"""
