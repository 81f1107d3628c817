from __future__ import annotations

import gc
import subprocess
import sys

from auditor.pipeline.collector import settle


def test_what_is_loaded_is_walked_over_no_more():
    # in a process of its own: the tests that follow keep their collector
    code = "import gc; from auditor.pipeline.collector import settle; settle(); print(gc.get_freeze_count() > 1000)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_a_run_collects_seldom_and_still_frees_cycles():
    before = gc.get_threshold()
    try:
        settle()
        gc.unfreeze()
        assert gc.get_threshold() > before
        knot: list[object] = []
        knot.append(knot)
        del knot
        assert gc.collect() >= 1
    finally:
        gc.set_threshold(*before)
