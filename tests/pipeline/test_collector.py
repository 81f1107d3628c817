from __future__ import annotations

import gc

import pytest

from auditor.pipeline.collector import settled, unhurried


@pytest.fixture(autouse=True)
def as_python_starts():
    """What ended late in another test may have left the collector otherwise."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_within_a_run_what_is_loaded_is_walked_over_no_more():
    before = gc.get_threshold()
    with settled():
        assert gc.get_freeze_count() > 1000
        assert gc.get_threshold() != before
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before


def test_cycles_made_within_a_run_are_still_freed():
    with settled():
        knot: list[object] = []
        knot.append(knot)
        del knot
        assert gc.collect() >= 1


def test_a_command_is_not_collected_often_and_not_at_its_end():
    before = gc.get_threshold()
    try:
        with unhurried():
            assert gc.get_threshold()[0] > before[0]
            assert gc.get_freeze_count() == 0
        assert gc.get_threshold() == before
        assert gc.get_freeze_count() > 1000
    finally:
        gc.unfreeze()


def test_a_run_within_a_command_collects_as_runs_do():
    try:
        with unhurried():
            loading = gc.get_threshold()
            with settled():
                assert gc.get_threshold() != loading
            assert gc.get_threshold() == loading
    finally:
        gc.unfreeze()
