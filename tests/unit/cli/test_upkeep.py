"""`hexapla backup`, `backups` and `restore-backup`."""

from core.store import health


def test_a_backup_is_listed_and_brings_the_library_back(run, keys):
    name = run("backup").out.strip()
    assert [copy["name"] for copy in run("backups", "--json").data] == [name]
    run("annotate", keys, "--quote", "spare key", "--language", "en", "--occurrence", "1")
    assert len(run("annotations", "--json").data) == 1
    restored = run("restore-backup", name, "--json")
    assert (restored.code, restored.data["restored"]) == (0, name)
    assert run("annotations", "--json").data == []


def test_what_the_library_was_before_a_restore_is_a_backup(run, keys):
    name = run("backup").out.strip()
    run("annotate", keys, "--quote", "spare key", "--language", "en", "--occurrence", "1")
    run("restore-backup", name)
    newest = run("backups", "--json").data[0]
    assert newest["reason"] == "before-restoring"
    run("restore-backup", newest["name"])
    assert len(run("annotations", "--json").data) == 1


def test_a_backup_goes_to_a_path_of_its_own(run, keys, tmp_path):
    assert keys
    copy = tmp_path / "elsewhere.hexapla"
    assert run("backup", copy).out.strip() == str(copy)
    assert health.check(copy) == ()
    assert run("backups").out == ""


def test_a_backup_that_is_not_there_is_said(run, keys):
    assert keys
    ran = run("restore-backup", "yesterday")
    assert ran.code == 1
    assert ran.err == (
        "hexapla: ‘yesterday’: there is no such copy; ‘hexapla backups’ lists them\n"
    )


def test_no_library_has_no_backup(run, tmp_path):
    ran = run("backup")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert not list(tmp_path.iterdir())
    assert run("backups", "--json").data == []
