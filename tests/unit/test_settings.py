"""What the window remembers survives, and never stands in the way."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import ArticleId
from core.paths import library_path
from core.settings import MOST_ARTICLES, ArticleView, Settings, SettingsFile

VIEW = ArticleView(columns=("b", "a"), hidden=("c",), widths=(0.25, 0.75), row=7, offset=12)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "folder" / "settings.json")


def test_settings_come_back_as_they_were_saved(file: SettingsFile) -> None:
    settings = Settings(theme="dark", sidebar=False).with_view(ArticleId("a1"), VIEW)
    file.save(settings)
    assert file.load() == settings


def test_a_missing_file_gives_the_defaults(file: SettingsFile) -> None:
    assert file.load() == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", "[" * 100_000])
def test_a_damaged_file_gives_the_defaults(file: SettingsFile, text: str) -> None:
    file.save(Settings(theme="dark"))
    file.path.write_text(text, encoding="utf-8")
    assert file.load() == Settings()


def test_a_damaged_entry_gives_the_default_of_that_entry_only(file: SettingsFile) -> None:
    file.save(Settings())
    data = {"theme": "dark", "sidebar_width": "wide", "sidebar": 1, "articles": {"a": 3}}
    file.path.write_text(json.dumps(data), encoding="utf-8")
    assert file.load() == Settings(theme="dark")


def test_an_entry_of_a_newer_version_is_passed_over(file: SettingsFile) -> None:
    file.save(Settings())
    file.path.write_text('{"theme": "dark", "hologram": true}', encoding="utf-8")
    assert file.load().theme == "dark"


def test_saving_leaves_no_other_file_behind(file: SettingsFile) -> None:
    file.save(Settings())
    file.save(Settings(theme="dark"))
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


def test_the_oldest_of_very_many_articles_are_forgotten() -> None:
    settings = Settings()
    for number in range(MOST_ARTICLES + 5):
        settings = settings.with_view(ArticleId(str(number)), VIEW)
    assert len(settings.articles) == MOST_ARTICLES
    assert str(MOST_ARTICLES + 4) in settings.articles


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_any_json_at_all_gives_settings(
    tmp_path_factory: pytest.TempPathFactory, data: object
) -> None:
    file = SettingsFile(tmp_path_factory.getbasetemp() / "any.json")
    file.path.write_text(json.dumps({"articles": data, "theme": data}), encoding="utf-8")
    assert isinstance(file.load(), Settings)


def test_the_given_library_comes_before_the_one_of_the_environment(tmp_path: Path) -> None:
    environment = {"HEXAPLA_LIBRARY": str(tmp_path / "b")}
    assert library_path(tmp_path / "a", environment) == tmp_path / "a"
    assert library_path(None, environment) == tmp_path / "b"
