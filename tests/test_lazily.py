"""Names that a package imports when they are asked for."""

from __future__ import annotations

import pytest

import auditor
from auditor import sources
from auditor.lazily import lazily
from auditor.sources.page import Page


def test_a_name_is_found_in_its_home():
    assert sources.Page is Page
    assert lazily("here", {"Page": "auditor.sources.page"})("Page") is Page


def test_a_name_that_has_no_home_is_no_attribute():
    with pytest.raises(AttributeError, match="module 'auditor' has no attribute 'Nothing'"):
        _ = auditor.Nothing
