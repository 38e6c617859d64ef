"""Backups: which stay, and that a library comes back as it was."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import Op
from core.errors import LibraryRefused, NotFound, WriteFailed
from core.store import health, keeping
from core.store.keeping import Kept, Reason, is_due, keep, kept, restore, too_many
from core.store.store import Store

NOON = datetime(2024, 5, 20, 12, tzinfo=UTC)


def test_a_kept_copy_is_the_library_and_names_its_moment_and_reason(store, sample):
    copy = keep(store.path, Reason.BY_HAND, now=NOON)
    assert (copy.name, copy.made) == ("2024-05-20T12-00-00Z.by-hand", NOON)
    assert health.check(copy.path) == ()


def test_copies_of_one_second_are_two(store, sample):
    first, second = (keep(store.path, Reason.BY_HAND, now=NOON) for _ in range(2))
    assert kept(store.path) == (second, first)


def test_other_files_in_the_folder_are_left_alone(store, sample):
    keep(store.path, Reason.BY_HAND, now=NOON)
    strange = keeping.folder_of(store.path) / "2024-13-99T12-00-00Z.by-hand.hexapla"
    strange.write_text("mine")
    for hour in range(20):
        keep(store.path, Reason.WORKING, now=NOON + timedelta(hours=hour))
    assert strange.read_text() == "mine"


def test_a_copy_is_due_after_a_day(store, sample):
    assert is_due(store.path, NOON)
    keep(store.path, Reason.DAILY, now=NOON)
    assert not is_due(store.path, NOON + timedelta(hours=23))
    assert is_due(store.path, NOON + timedelta(hours=25))


def test_nothing_goes_when_the_new_copy_fails(store, sample, monkeypatch):
    for hour in range(12):
        keep(store.path, Reason.WORKING, now=NOON + timedelta(minutes=hour))
    before = kept(store.path)
    monkeypatch.setattr("core.store.backup._copy", lambda connection, path: False)
    with pytest.raises(WriteFailed, match="did not pass"):
        keep(store.path, Reason.WORKING, now=NOON + timedelta(days=1))
    assert kept(store.path) == before


def copies(moments: list[datetime]) -> list[Kept]:
    """Copies of these moments, newest first."""
    return [
        Kept(Path(f"{moment:%Y%m%d%H%M}.hexapla"), moment, Reason.WORKING, 1)
        for moment in sorted(set(moments), reverse=True)
    ]


@given(
    st.lists(st.integers(0, 500 * 24).map(lambda hours: NOON - timedelta(hours=hours)), max_size=80)
)
def test_the_newest_twelve_and_the_newest_of_each_period_stay(moments):
    all_of_them = copies(moments)
    gone = too_many(all_of_them)
    stay = [copy for copy in all_of_them if copy not in gone]
    assert stay[:12] == all_of_them[:12]
    assert len(stay) <= 12 + 7 + 4 + 6
    for copy in gone:
        assert (
            any(other.made.date() == copy.made.date() for other in stay)
            or older_days(copy, stay) >= keeping.DAYS
        )


def older_days(copy: Kept, stay: list[Kept]) -> int:
    """How many days newer than that of this copy have a copy that stays."""
    return len({other.made.date() for other in stay if other.made.date() > copy.made.date()})


def test_half_hourly_copies_of_a_year_thin_out_to_days_weeks_and_months(store):
    year = copies([NOON - timedelta(minutes=30 * n) for n in range(365 * 48)])
    gone = set(too_many(year))
    ages = [(NOON - copy.made).days for copy in year if copy not in gone]
    assert len(ages) <= 29
    assert max(ages) > 120


def drill(store: Store, sample, number: int) -> None:
    """Keep a copy, change and undo what there is, go back; all must be as it was."""
    before = store.annotations(), store.summaries(), store.undo_op
    copy = keep(store.path, Reason.BY_HAND, now=NOON + timedelta(hours=number))
    with store.edit(Op.NOTE) as edit:
        edit.update(replace(store.annotation(sample.note.id).record, note=f"changed {number}"))
    changed = store.annotations()
    restored = restore(store.path, copy.name, now=NOON + timedelta(hours=number, minutes=1))
    store.poll()
    assert (store.annotations(), store.summaries(), store.undo_op) == before
    with Store.open(restored.before) as safe:
        assert safe.annotations() == changed


def test_twenty_restores_of_twenty_bring_all_back(store, sample):
    for number in range(20):
        drill(store, sample, number)
    assert health.check(store.path) == ()


def test_a_restore_is_heard_by_who_has_the_library_open(store, sample, path):
    copy = keep(path, Reason.BY_HAND, now=NOON)
    heard = []
    with Store.open(path) as other:
        other.feed.listen(heard.append)
        with store.edit(Op.NOTE) as edit:
            edit.update(replace(sample.note, note="changed"))
        other.poll()
        restore(path, copy.name, now=NOON)
        other.poll()
        assert [change.op for change in heard] == [Op.ELSEWHERE] * 2
        assert other.annotation(sample.note.id).record == sample.note


def test_a_damaged_library_is_moved_aside_and_the_copy_takes_its_place(store, sample, path):
    copy = keep(path, Reason.DAILY, now=NOON)
    store.close()
    ruined = path.read_bytes()[:5000] + b"\xff" * 20_000
    path.write_bytes(ruined)
    restored = restore(path, copy.name, now=NOON)
    assert restored.before.read_bytes() == ruined
    with Store.open(path) as opened:
        assert opened.annotation(sample.note.id).record == sample.note


def test_a_library_that_is_gone_comes_back(store, sample, path):
    copy = keep(path, Reason.DAILY, now=NOON)
    store.close()
    path.unlink()
    assert restore(path, copy.name).before is None
    assert health.check(path) == ()


def test_a_damaged_copy_changes_nothing_and_is_not_offered(store, sample, path):
    good = keep(path, Reason.DAILY, now=NOON)
    bad = keep(path, Reason.WORKING, now=NOON + timedelta(hours=1))
    bad.path.write_bytes(bad.path.read_bytes()[:5000])
    with pytest.raises(LibraryRefused, match="this copy is damaged"):
        restore(path, bad.name)
    assert store.annotation(sample.note.id).record == sample.note
    assert keeping.newest_sound(path) == good


def test_a_library_of_a_newer_format_is_not_replaced(store, sample, path):
    copy = keep(path, Reason.DAILY, now=NOON)
    store.connection.execute("PRAGMA user_version = 9999")
    store.close()
    with pytest.raises(LibraryRefused, match="newer version"):
        restore(path, copy.name)
    assert path.exists()


def test_a_name_from_outside_the_folder_is_no_copy(store, sample, path, tmp_path):
    keep(path, Reason.DAILY, now=NOON)
    with pytest.raises(NotFound, match="no such copy"):
        restore(path, f"../{path.name}")


def test_a_full_disk_leaves_the_library_as_it_was(store, sample, path, monkeypatch):
    copy = keep(path, Reason.DAILY, now=NOON)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.store.backup._write_through", full)
    with pytest.raises(WriteFailed, match="No space"):
        restore(path, copy.name)
    assert store.annotation(sample.note.id).record == sample.note
    assert not list(keeping.folder_of(path).glob(".*"))


def test_what_a_killed_program_left_half_copied_goes_after_a_day(store, sample):
    keep(store.path, Reason.DAILY, now=NOON)
    left, fresh = (keeping.folder_of(store.path) / f".{name}.part" for name in ("old", "new"))
    for half in (left, fresh):
        half.write_bytes(b"half")
    os.utime(left, (0, 0))
    keep(store.path, Reason.WORKING, now=NOON)
    assert (left.exists(), fresh.exists()) == (False, True)
