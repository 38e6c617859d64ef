"""Work in the pool ends in exactly one way, told in the window's thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from core.errors import KnownError
from core.progress import Progress, Step
from gui.jobs import Job, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    pool = Jobs()
    yield pool
    pool.stop()


def ends_of(job: Job) -> list[str]:
    """The names of the ends that the job tells, as they come."""
    ends: list[str] = []
    job.done.connect(lambda _result: ends.append("done"))
    job.refused.connect(lambda _error: ends.append("refused"))
    job.failed.connect(lambda _error: ends.append("failed"))
    job.cancelled.connect(lambda: ends.append("cancelled"))
    return ends


def raises(error: BaseException) -> None:
    raise error


def test_a_result_is_told_in_the_thread_of_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[object] = []
    job = jobs.start(lambda _progress: threads.append(threading.get_ident()))
    job.done.connect(lambda _result: threads.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


@pytest.mark.parametrize(
    ("error", "end"), [(KnownError("disk", "full"), "refused"), (ValueError("bug"), "failed")]
)
def test_an_error_ends_the_job_in_its_own_way(
    qtbot: QtBot, jobs: Jobs, error: Exception, end: str
) -> None:
    job = jobs.start(lambda _progress: raises(error))
    ends = ends_of(job)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert ends == [end]


def test_a_cancelled_job_ends_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.report("Working")
            QThread.msleep(1)

    job = jobs.start(work)
    ends = ends_of(job)
    assert begun.wait(60)
    job.cancel()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert ends == ["cancelled"]


def test_a_stopped_pool_tells_nothing_of_its_jobs(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[str] = []
    job = jobs.start(lambda _progress: QThread.msleep(5))
    job.ended.connect(lambda: heard.append("ended"))
    jobs.stop()
    qtbot.wait(20)
    assert (heard, jobs.busy) == ([], False)


def test_steps_arrive_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    steps: list[Step] = []
    job = jobs.start(lambda progress: list(progress.track(range(3), "Counting")))
    job.stepped.connect(steps.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [round((step.share or 0) * 3) for step in steps] == [0, 1, 2]


def test_one_job_runs_at_a_time(qtbot: QtBot, jobs: Jobs) -> None:
    running, most = [0], [0]

    def work(_progress: Progress) -> None:
        running[0] += 1
        most[0] = max(most[0], running[0])
        QThread.msleep(5)
        running[0] -= 1

    for _ in range(4):
        jobs.start(work)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert most == [1]
