"""The command names the formats that there are, without importing what writes them."""

from __future__ import annotations

from auditor.cli import check
from auditor.render import formats


def test_check_offers_every_format():
    assert check.FORMATS == formats.FORMATS
