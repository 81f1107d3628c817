"""Configuration: what to audit by, from auditor.toml, pyproject.toml or keyword arguments."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, get_type_hints

from auditor.errors import ConfigError
from auditor.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Config:
    """How an Auditor works; plain data, so that it travels between processes.

    `select` and `ignore` name rules by id or by the beginning of an id. `max_characters` bounds what is read. `ratings`
    is a CSV file of the user's ratings of outlets; with `voices` the source says who is given words.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    rule_folders: tuple[str, ...] = ()
    min_words: int = 40
    max_characters: int = 2_000_000
    machine_translation: bool = True
    sources: bool = True
    ratings: str = ""
    voices: bool = False
    suppress: tuple[Suppression, ...] = ()

    def __post_init__(self) -> None:
        for name, least in (("min_words", 0), ("max_characters", 1)):
            if getattr(self, name) < least:
                raise ConfigError(f"must be {least} or more @ $.{name}")
        for name in ("select", "ignore"):
            if "" in getattr(self, name):
                raise ConfigError(f"holds an empty name, with which every rule begins @ $.{name}")

    @property
    def digest(self) -> str:
        """First 12 hex digits of the SHA-256 of the settings."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]

    def chooses(self, rule_id: str) -> bool:
        """Whether a rule is to be run."""
        if any(rule_id.startswith(prefix) for prefix in self.ignore):
            return False
        return not self.select or any(rule_id.startswith(prefix) for prefix in self.select)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "configuration") -> Config:
        """Settings of a mapping with the names of the fields; raises ConfigError `where: message @ $.key`."""
        hints, values = get_type_hints(cls), {}
        known = {field.name for field in fields(cls)}
        for key, value in data.items():
            name = key.replace("-", "_")
            if name not in known:
                raise ConfigError(f"{where}: unknown setting; there are: {', '.join(sorted(known))} @ $.{key}")
            values[name] = _typed(value, hints[name], f"{where}: %s @ $.{key}")
        try:
            return cls(**values)
        except ConfigError as error:
            raise ConfigError(f"{where}: {error}") from None

    @classmethod
    def load(cls, file: Path | None = None) -> Config:
        """Settings of a file, or of auditor.toml or `[tool.auditor]` of pyproject.toml here; else the defaults."""
        if file is not None:
            return cls.from_dict(_section(file), str(file))
        for name in ("auditor.toml", "pyproject.toml"):
            if Path(name).is_file() and (section := _section(Path(name))):
                return cls.from_dict(section, name)
        return cls()


def _section(file: Path) -> Mapping[str, Any]:
    import tomllib  # most runs have no such file

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read: {error}") from None
    section: Any = data
    for name in ("tool", "auditor") if file.name == "pyproject.toml" else ():
        section = section.get(name, {}) if isinstance(section, dict) else None
    if not isinstance(section, dict):
        raise ConfigError(f"{file}: [tool.auditor] must be a table")
    return section


def _typed(value: Any, hint: Any, message: str) -> Any:
    if hint == tuple[Suppression, ...]:
        if not isinstance(value, (list, tuple)):
            raise ConfigError(message % "must be a list of tables")
        where = message.partition(": %s")[0]
        return tuple(Suppression.from_dict(entry, f"{where}: suppress {n}") for n, entry in enumerate(value, 1))
    if hint == tuple[str, ...]:
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise ConfigError(message % "must be a list of strings")
        return tuple(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise ConfigError(message % f"must be of type {hint.__name__}")
    return value
