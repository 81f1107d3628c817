"""Every error that auditor raises on purpose, as one tree."""

from __future__ import annotations


class AuditorError(Exception):
    """Base of all errors a user can cause; the command line shows its message and exits with 2."""


class ConfigError(AuditorError):
    """A configuration file, option or policy that cannot be used."""


class CardError(AuditorError):
    """A rule card that the loader refuses; the message reads `file: message @ $.path`."""


class InputError(AuditorError):
    """Input that cannot be read; the message names file, row and field where they are known."""


class ModelError(AuditorError):
    """A model that is absent, damaged or needs an extra that is not installed."""
