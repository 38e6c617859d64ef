"""What a screen reader is told."""

from PySide6.QtGui import QAccessible

from gui.reader.spoken import spoken


def test_a_cell_is_spoken_with_its_row_language_words_and_marks(page) -> None:
    assert spoken(page.row(2), page.columns[2], 2) == (
        "Row 2, English: The sea fell still. "
        "Blue highlight on “sea fell”, with a note, tagged weather/sea."
    )


def test_an_empty_cell_is_spoken_too(page) -> None:
    assert spoken(page.row(2), page.columns[1], 1) == (
        "Row 2, Bahasa Indonesia: no sentence in this version"
    )


def test_a_title_is_called_so(page) -> None:
    assert spoken(page.row(0), page.columns[0], 0) == "Title, Tiếng Việt: Hạt muối đi xa"


def test_a_linked_mark_says_so(page) -> None:
    assert "on “Biển”, linked" in spoken(page.row(2), page.columns[0], 0)


def test_focusing_a_row_tells_a_screen_reader(view, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    view.go_to(3, 0)
    assert view.accessibleDescription() == ("Row 3, Tiếng Việt: Ai cũng chờ thuyền về. Chờ mãi.")
    assert told[-1].message() == view.accessibleDescription()
