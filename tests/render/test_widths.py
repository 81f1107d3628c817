"""Every view of the terminal fits the columns there are, without colour too."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from rich.cells import cell_len

VIEWS = {
    "check": ("check", "samples/mt-from-english.txt", "samples/scraped-consent.txt"),
    "compare": ("compare", "samples/mt-from-spanish.txt", "samples/mt-from-portuguese.txt"),
    "rule": ("rules", "explain", "fr-coordinated-twins"),
    "outlet": ("outlets", "show", "fr.sputniknews.com"),
}


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_its_columns(view, columns, pytestconfig):
    environment = {**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "auditor", *VIEWS[view]]
    done = subprocess.run(command, cwd=pytestconfig.rootpath, env=environment, capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    assert len(lines) > 5
    assert [line for line in lines if cell_len(line) > columns] == []
    assert b"\x1b" not in done.stdout
