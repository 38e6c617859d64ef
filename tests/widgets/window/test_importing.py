"""Texts come in through a review; nothing is stored before it ends."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.library import suggesting
from core.text.normalize import normalized
from gui.dialogs.error import Trouble
from gui.dialogs.review import ReviewSheet
from gui.dialogs.review_plan import Decision
from gui.widgets.lines import ENTRY
from gui.widgets.paragraph import Paragraph
from tests.data.making import offices
from tests.data.making.articles import parts

STORY = """Home
Comment (0)

The baker of the upper town

Martin baked 240 loaves on Friday 3 March 2023, and by ten o'clock all of them were gone.
He had promised his neighbour Klara that he would keep two for her.
So he went back into the bakery, lit the second oven and began again.
In the evening Klara brought him a jar of plum jam and a newspaper from Vienna.
Neither of them spoke about the loaves, though both had thought of little else all day.
"""
GESCHICHTE = """Der Bäcker der oberen Stadt

Martin backte am Freitag, dem 3. März 2023, 240 Brote, und um zehn Uhr waren alle verkauft.
Er hatte seiner Nachbarin Klara versprochen, ihr zwei davon zurückzulegen.
Also ging er zurück in die Backstube, heizte den zweiten Ofen an und fing noch einmal an.
Am Abend brachte ihm Klara ein Glas Pflaumenmus und eine Zeitung aus Wien.
Keiner von beiden sprach über die Brote, obwohl beide den ganzen Tag kaum an anderes dachten.
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The same story in two languages."""
    paths = [tmp_path / "baker.txt", tmp_path / "baecker.txt"]
    for path, text in zip(paths, (STORY, GESCHICHTE), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def review(desk: Any, paths: list[Path]) -> ReviewSheet:
    """The review of these files."""
    desk.window.importing.read(paths)
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    sheet = desk.sheet()
    assert isinstance(sheet, ReviewSheet)
    return sheet


def test_a_book_can_be_reviewed_chapter_by_chapter(desk: Any, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(offices.epub(parts("de"), "de"))
    sheet = review(desk, [tmp_path / "book.epub"])
    assert sheet.chapters.isVisible()
    sheet.chapters.click()
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    chapters = desk.sheet()
    titles = [document.title for document in chapters.plan.documents]
    assert titles == [parts("de")["title"], parts("de")["subheading"]]
    assert not chapters.chapters.isVisible()


def test_files_are_reviewed_and_nothing_is_stored_by_that(desk: Any, files: list[Path]) -> None:
    before = desk.store.summaries()
    sheet = review(desk, files)
    assert sheet.windowTitle() == "Review 2 files"
    assert [document.language for document in sheet.plan.documents] == ["en", "de"]
    sheet.reject()
    assert desk.store.summaries() == before


def test_a_suggestion_is_grouped_only_when_the_person_says_so(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    assert sheet.summary.text() == "Adds 2 articles · 1 suggestion to decide"
    sheet.accept()
    desk.wait(lambda: len(desk.store.summaries()) == 4)


def test_an_accepted_suggestion_makes_one_aligned_article(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    sheet.files.cards[0].together.click()
    assert sheet.summary.text() == "Adds 1 article"
    sheet.accept()
    desk.wait(lambda: desk.window.reading.page.title.startswith("The baker"))
    assert len(desk.window.reading.page.columns) == 2
    assert len(desk.window.reading.page) >= 5


def test_a_new_file_finds_its_article_in_the_library(desk: Any, files: list[Path]) -> None:
    review(desk, files[:1]).accept()
    desk.wait(lambda: len(desk.store.summaries()) == 3)
    sheet = review(desk, files[1:])
    sheet.files.cards[0].together.click()
    assert sheet.summary.text() == "Adds 1 version"
    sheet.accept()
    desk.wait(lambda: len(desk.window.reading.page.columns) == 2)
    assert len(desk.store.summaries()) == 3


def test_what_is_kept_apart_is_not_asked_again(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    sheet.files.cards[0].apart.click()
    sheet.accept()
    desk.wait(lambda: len(desk.store.summaries()) == 4)
    desk.settle()
    assert suggesting.offers(desk.store) == []
    assert len(desk.store.declined()) == 1


def test_the_texts_of_one_file_are_counted_as_texts(desk: Any, files: list[Path]) -> None:
    packed = files[0].with_name("both.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        for path in files:
            archive.write(path, path.name)
    sheet = review(desk, [packed])
    assert sheet.windowTitle() == "Review 2 texts from 1 file"
    sheet.reject()


def test_a_decision_can_be_taken_back(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    card = sheet.files.cards[0]
    card.apart.click()
    card.apart.click()
    assert sheet.plan.decision(sheet.plan.suggestions[0]) is Decision.OPEN
    sheet.reject()


def test_one_undo_takes_the_whole_import_back(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    sheet.accept()
    desk.wait(lambda: len(desk.store.summaries()) == 4)
    desk.settle()
    desk.act("undo")
    assert len(desk.store.summaries()) == 2


def test_the_same_files_again_are_already_in_the_library(desk: Any, files: list[Path]) -> None:
    review(desk, files).accept()
    desk.wait(lambda: len(desk.store.summaries()) == 4)
    sheet = review(desk, files)
    assert sheet.summary.text() == "Adds nothing · 2 files skipped"
    assert not sheet.add.isEnabled()
    sheet.reject()


def test_a_hidden_line_is_kept_by_a_click(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    before = sheet.plan.documents[0].hidden_lines
    assert before >= 1
    view = sheet.text
    row = next(n for n in range(9) if view.lines.index(n).data(ENTRY).hidden)
    box = view.visualRect(view.lines.index(row))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + _right(view.width())
    )
    desk.wait(lambda: sheet.plan.documents[0].hidden_lines == before - 1)
    sheet.reject()


def _right(width: int) -> Any:
    from PySide6.QtCore import QPoint

    return QPoint(width // 2 - 40, 0)


def test_another_title_is_stored(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files[:1])
    sheet.title.setText("The baker and the jam")
    sheet.accept()
    desk.wait(lambda: desk.window.reading.page.title == "The baker and the jam")


def test_another_language_is_stored(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files[:1])
    sheet.language.chosen.emit("nl")
    desk.wait(lambda: sheet.plan.documents[0].language == "nl")
    sheet.reject()


def test_more_files_join_the_review(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files[:1])
    desk.window.importing.ask_files = lambda: files[1:]
    sheet.more.click()
    desk.wait(lambda: len(sheet.plan.documents) == 2)
    assert sheet.windowTitle() == "Review 2 files"
    assert len(sheet.plan.suggestions) == 1
    sheet.reject()


def test_a_file_that_can_not_be_read_is_named_with_the_reason(desk: Any, files: list[Path]) -> None:
    files[1].write_bytes(b"\x00\x01\x02\x03" * 40)
    sheet = review(desk, files)
    assert [refused.what for refused in sheet.plan.refused] == ["baecker.txt"]
    assert "1 file skipped" in sheet.summary.text()
    sheet.reject()


def test_files_that_are_all_refused_are_a_sentence_and_no_review(desk: Any, tmp_path: Path) -> None:
    desk.window.importing.read([tmp_path / "gone.txt", tmp_path / "lost.txt"])
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    sheet = desk.sheet()
    assert sheet.windowTitle() == "This did not work"
    sheet.accept()


def test_dropped_files_are_reviewed(desk: Any, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    desk.window.importing.take(data)
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    assert len(desk.sheet().plan.documents) == 2
    desk.sheet().reject()


TEXTS = {"cp1258": "vi", "utf-16": "zh", "cp932": "ja", "gb18030": "zh", "cp1256": "ar"}


@pytest.mark.parametrize(("encoding", "language"), TEXTS.items())
def test_a_wrong_encoding_is_chosen_and_the_right_one_again(
    desk: Any, tmp_path: Path, encoding: str, language: str
) -> None:
    data = "\n\n".join(parts(language)["paragraphs"]).encode(encoding, "ignore")
    (tmp_path / "a.txt").write_bytes(data)
    sheet = review(desk, [tmp_path / "a.txt"])
    right = sheet.plan.documents[0].text
    assert (sheet.encoding.currentData(), sheet.encoding.isEnabled()) == (encoding, True)
    assert right == normalized(data.decode(encoding)).strip()
    choose(desk, sheet, "iso8859-1")
    assert sheet.plan.documents[0].text != right
    choose(desk, sheet, encoding)
    assert sheet.plan.documents[0].text == right
    sheet.reject()


def test_an_encoding_that_the_file_is_not_in_says_so_and_is_taken_back(
    desk: Any, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(
        "\n\n".join(parts("vi")["paragraphs"]).encode("cp1258", "ignore")
    )
    sheet = review(desk, [tmp_path / "a.txt"])
    choose(desk, sheet, "utf-8")
    (trouble,) = desk.window.frame.findChildren(Trouble)
    trouble.accept()
    assert (sheet.encoding.currentData(), sheet.wishes[0].encoding) == ("cp1258", None)
    sheet.reject()


def choose(desk: Any, sheet: ReviewSheet, encoding: str) -> None:
    """Pick an encoding as a person does, and wait for the text."""
    place = sheet.encoding.findData(encoding)
    sheet.encoding.setCurrentIndex(place)
    sheet.encoding.activated.emit(place)
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()


@pytest.mark.usefixtures("qapp")
def test_a_text_from_right_to_left_stands_at_the_right() -> None:
    words = parts("ar")["title"]
    left, right = (
        Paragraph(words, QFont(), width=900, leading=25, right_to_left=turned)
        for turned in (False, True)
    )
    assert left.layout.lineAt(0).naturalTextRect().right() < 600
    assert right.layout.lineAt(0).naturalTextRect().right() > 890


def test_a_button_has_room_for_its_words_when_it_is_checked(desk: Any, files: list[Path]) -> None:
    sheet = review(desk, files)
    button = sheet.files.cards[0].together
    bold = QFont(button.font())
    bold.setBold(True)
    button.click()
    assert button.width() >= QFontMetrics(bold).horizontalAdvance(button.text()) + 16
    sheet.reject()


@pytest.mark.parametrize("clipboard", ["", " \n\t"])
def test_an_empty_clipboard_opens_an_empty_field_that_waits_for_text(
    desk: Any, clipboard: str
) -> None:
    QApplication.clipboard().setText(clipboard)
    desk.act("paste")
    sheet = desk.sheet()
    assert sheet.text.placeholderText() == "Paste or type the text here."
    assert not sheet.primary.isEnabled()
    sheet.text.setPlainText(STORY)
    assert sheet.primary.isEnabled()
    sheet.reject()


def test_a_pasted_text_has_no_encoding_to_choose(desk: Any) -> None:
    desk.window.importing.read_text("Notebook", STORY)
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    assert not desk.sheet().encoding.isEnabled()
    desk.sheet().reject()


def test_pasted_text_is_reviewed_under_its_name(desk: Any) -> None:
    desk.act("paste")
    sheet = desk.sheet()
    sheet.text.setPlainText(STORY)
    sheet.name.setText("Notebook")
    sheet.accept()
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    assert desk.sheet().plan.documents[0].path == "Notebook"
    desk.sheet().reject()


def test_another_version_joins_the_open_article(desk: Any, tmp_path: Path) -> None:
    path = tmp_path / "lampe.txt"
    path.write_text(
        "La lampe du moulin\n\n"
        "Chaque soir à six heures le meunier allume 3 lampes au-dessus de la roue.\n"
        "La rivière est basse depuis avril, et la roue tourne lentement.\n"
        "Anna compte les sacs, note le nombre et rentre à la maison.\n",
        encoding="utf-8",
    )
    desk.window.importing.ask_files = lambda: [path]
    desk.act("add-version")
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    desk.sheet().accept()
    desk.wait(lambda: len(desk.window.reading.page.columns) == 3)
    assert len(desk.store.summaries()) == 2
    desk.act("undo")
    desk.wait(lambda: len(desk.window.reading.page.columns) == 2)
    assert len(desk.store.summaries()) == 2


def test_a_version_that_can_not_be_joined_is_not_added_either(
    desk: Any, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.library import aligning
    from core.progress import Cancelled

    def cancelled(*_what: Any, **_more: Any) -> None:
        raise Cancelled

    monkeypatch.setattr(aligning, "plan", cancelled)
    desk.window.importing.ask_files = lambda: files[:1]
    desk.act("add-version")
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.settle()
    desk.sheet().accept()
    desk.wait(lambda: not desk.window.session.jobs.busy)
    desk.window.session.poll()
    assert len(desk.store.summaries()) == 2


def test_a_cancelled_import_stores_nothing(desk: Any, files: list[Path]) -> None:
    before = desk.store.summaries()
    desk.window.importing.read(files)
    desk.window.session.jobs.stop()
    desk.settle()
    assert desk.store.summaries() == before
    assert not desk.window.session.jobs.busy
