"""Output that is seen only whole and is never lost: a `.part` file that grows, and a journal beside it.

The journal says what the part file was made of and how much of it is safely on disk. A run that was stopped, however it
was, goes on from the last whole line and ends in the same bytes as one that was not.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from auditor.errors import ConfigError, InputError
from auditor.formats.cards import publish

CHECKPOINT = 5.0
"""Seconds between two points from which a run goes on even after a power cut."""

_KEPT = {"run", "rows", "errors", "bytes"}
"""What a journal holds."""


class Part:
    """The unfinished output of `target`; `rows` lines are in it, `errors` of them cards of rows that failed."""

    def __init__(self, target: Path, fingerprint: Mapping[str, Any]) -> None:
        self.target, self.path = target, target.with_name(f"{target.name}.part")
        self.journal = target.with_name(f"{target.name}.journal")
        self.rows = self.errors = 0
        self._fingerprint, self._saved = dict(fingerprint), 0.0

    @contextmanager
    def writing(self, resume: bool) -> Iterator[Part]:
        """Open the part file, from the start or where it stopped; raises ConfigError if it is of another run."""
        with self._guarded("cannot be written"):
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        self._stream: IO[bytes] = os.fdopen(handle, "r+b", buffering=1 << 18)
        try:
            _only_one(self._stream, self.target)
            self._begin(self._recorded() if resume else None)
            yield self
            self.checkpoint()
        finally:
            with suppress(OSError):  # a full disk was reported when it was first met
                self._stream.close()

    def write(self, line: str, error: bool = False) -> None:
        """Add a line."""
        with self._guarded("cannot be written; go on with --resume when that is mended"):
            self._stream.write(line.encode("utf-8") + b"\n")
        self._count(error)
        if time.monotonic() - self._saved > CHECKPOINT:
            self.checkpoint()

    def checkpoint(self) -> None:
        """See that all lines are on disk and write down how many there are."""
        with self._guarded("cannot be written; go on with --resume when that is mended"):
            self._stream.flush()
            os.fsync(self._stream.fileno())
            state = {"run": self._fingerprint, "rows": self.rows, "errors": self.errors, "bytes": self._stream.tell()}
            fresh = self.journal.with_name(f"{self.journal.name}.new")
            fresh.write_text(json.dumps(state), encoding="utf-8")
            fresh.replace(self.journal)
        self._saved = time.monotonic()

    def publish(self) -> None:
        """Put the finished output in its place, in the format of its ending."""
        with self._guarded("cannot be written"):
            publish(self.path, self.target)
            self.journal.unlink(missing_ok=True)

    def _count(self, error: bool) -> None:
        self.rows += 1
        self.errors += error

    def _begin(self, before: Mapping[str, Any] | None) -> None:
        if before is not None:
            self.rows, self.errors = before["rows"], before["errors"]
            self._cut(before["bytes"])
        else:
            self.journal.unlink(missing_ok=True)  # first, or a stop right here would leave it with an empty file
            self._stream.truncate(0)
        self.checkpoint()

    @contextmanager
    def _guarded(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise InputError(f"{self.target}: {what}: {error.strerror}") from None

    def _recorded(self) -> dict[str, Any] | None:
        """The journal of the run to go on with; None when there is none."""
        try:
            state: dict[str, Any] = json.loads(self.journal.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not (isinstance(state, dict) and state.keys() >= _KEPT) or self.path.stat().st_size < state["bytes"]:
            return None
        ours, theirs = json.loads(json.dumps(self._fingerprint)), state["run"]
        other = [name for name in ours if ours[name] != theirs.get(name)]
        if other:
            raise ConfigError(
                f"{self.path}: cannot go on, for there is a change since in: {', '.join(other)}; without --resume "
                "the run starts again"
            )
        return state

    def _cut(self, safe: int) -> None:
        """Count the whole lines after the first `safe` bytes, which the journal knows of, and cut off the rest."""
        self._stream.seek(safe)
        end = safe
        for line in self._stream:
            card = _card(line)
            if card is None:
                break
            end += len(line)
            self._count(card.get("status") == "error")
        self._stream.seek(end)
        self._stream.truncate()


def _card(line: bytes) -> dict[str, Any] | None:
    """What a line holds; None for one that was not wholly written."""
    try:
        card: dict[str, Any] = json.loads(line)
    except ValueError:
        return None
    return card if line.endswith(b"\n") else None


def _only_one(stream: IO[bytes], target: Path) -> None:
    """Refuse to write where another run is writing; the lock ends with the stream."""
    try:
        import fcntl
    except ImportError:  # no such locks here
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ConfigError(f"{target}: another run is writing it") from None
