"""The registry of outlets: look-up by URL, host, feed, name or byline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from functools import cache
from pathlib import Path

from auditor.errors import ConfigError
from auditor.resources import folder as resource_folder
from auditor.sources import bylines, hosts
from auditor.sources.lookalike import Lookalikes
from auditor.sources.outlet import Outlet, Statement
from auditor.sources.ratings import USER_RATING, Rating
from auditor.sources.store import KIND_OF_STATEMENT, Store, fold, read, read_again

_FEED_HOSTS = {"feedburner.com"}
_MAX_PATH_PARTS = 3
_NO_ORIGINALS = ("parody", "platform", "influence-operation")


class Registry:
    """Outlets by host, page and name. Load it once: `Registry.load()`; a look-up takes a few microseconds."""

    def __init__(self, store: Store, ratings: Mapping[str, Iterable[Rating]] | None = None) -> None:
        self._store = store
        self._ratings = {domain: tuple(given) for domain, given in (ratings or {}).items()}
        self._lookalikes: Lookalikes | None = None
        self._made: dict[str, Outlet] = {}
        self._hosts = store.hosts | {domain: domain for domain in self._ratings if domain not in store.hosts}
        self._path_hosts = {path.partition("/")[0] for path in store.paths}

    @classmethod
    def load(cls, folder: Path | None = None, ratings: Mapping[str, Iterable[Rating]] | None = None) -> Registry:
        """The shipped tables, or those of a folder; raises InputError `file: message @ row N, column`."""
        return cls(_shipped() if folder is None else read(folder), ratings)

    def __len__(self) -> int:
        return len(self.domains)

    @property
    def digest(self) -> str:
        """Names exactly this content of the tables, and of the user's ratings."""
        if not self._ratings:
            return self._store.digest
        ratings = sorted(rating for given in self._ratings.values() for rating in map(astuple, given))
        return hashlib.sha256(f"{self._store.digest}{ratings}".encode()).hexdigest()[:16]

    @property
    def domains(self) -> list[str]:
        """Every host the registry knows, in order, with mirrors and editions, without pages on platforms."""
        return sorted(self._hosts)

    @property
    def kinds(self) -> dict[str, str]:
        """Kind to its meaning."""
        return dict(self._store.kinds)

    @property
    def statements(self) -> dict[str, str]:
        """Tag of a statement to its meaning."""
        return dict(self._store.tags)

    def check_names(self, kinds: Iterable[str], statements: Iterable[str]) -> None:
        """Raise ConfigError for a kind or tag that no outlet can have: it would choose nothing, unnoticed."""
        tags = [*self._store.tags, USER_RATING]
        for names, known, what in ((kinds, list(self._store.kinds), "kind of outlet"), (statements, tags, "statement")):
            for name in names:
                if name not in known:
                    raise ConfigError(f"there is no {what} {name!r}; there are: {', '.join(sorted(known))}")

    def by_url(self, url: str) -> Outlet | None:
        """The outlet of a URL or domain: the page itself, its host, or the nearest host above it."""
        host, path = hosts.split(url)
        key = self._key(host, path)
        return None if key is None else self._outlet(key)

    def by_feed(self, url: str) -> Outlet | None:
        """The outlet of a feed: by its host, or by the name in the path where a service carries it."""
        outlet = self.by_url(url)
        if outlet is None or outlet.domain not in _FEED_HOSTS:
            return outlet
        words = [word for part in hosts.split(url)[1].split("/") for word in (part, part.partition("-")[0])]
        found = (self.by_name(word) or self._by_label(word) for word in words if len(word) > 3)
        return next((named for named in found if named is not None), outlet)

    def by_name(self, name: str) -> Outlet | None:
        """The outlet of a name or alias, whatever its case, accents and punctuation; None if two bear it."""
        domain = self._store.names.get(fold(name))
        return None if domain is None else self._outlet(domain)

    def by_byline(self, line: str) -> Outlet | None:
        """The outlet that signs a line (« 21.01.2022, Sputnik France »); None where no known one does."""
        found = (self.by_name(name) for name in bylines.names(line.strip()))
        return next((outlet for outlet in found if outlet is not None), None)

    def find(self, asked: str) -> Outlet | None:
        """The outlet of a URL, host or name; of an address that is not known, what can be said of it."""
        return self.by_url(asked) or self.by_name(asked) or self.unknown(asked)

    def known(self, url: str) -> bool:
        """Whether any look-up by URL would find an outlet."""
        return self._key(*hosts.split(url)) is not None

    def unknown(self, url: str) -> Outlet | None:
        """What can be said of a URL of no known outlet: its host and whose look-alike it is; None for no URL."""
        host, _ = hosts.split(url)
        return Outlet(domain=host, lookalike_of=self.lookalikes.of(host)) if host else None

    @property
    def lookalikes(self) -> Lookalikes:
        """Finds hosts that look like those of known outlets; made when first asked for."""
        if self._lookalikes is None:
            outlets = self._store.outlets
            originals = {
                host: domain
                for host, domain in self._store.hosts.items()
                if domain in outlets and outlets[domain][4] not in _NO_ORIGINALS
            }
            self._lookalikes = Lookalikes(originals, self._store.endings)
        return self._lookalikes

    def _key(self, host: str, path: str) -> str | None:
        known = self._hosts
        while host:
            if path and host in self._path_hosts:
                page = self._page(host, path)
                if page is not None:
                    return page
            key = known.get(host)
            if key is not None:
                return key
            host = host.partition(".")[2]
        return None

    def _page(self, host: str, path: str) -> str | None:
        parts = path.lower().split("/")
        for count in range(min(len(parts), _MAX_PATH_PARTS), 0, -1):
            page = f"{host}/{'/'.join(parts[:count])}"
            if page in self._store.paths:
                return page
        return None

    def _by_label(self, label: str) -> Outlet | None:
        domain = self.lookalikes.by_label(label.lower())
        return None if domain is None else self._outlet(domain)

    def _outlet(self, key: str) -> Outlet:
        outlet = self._made.get(key)
        if outlet is None:
            outlet = self._made[key] = self._make(key)
        return outlet

    def _make(self, key: str) -> Outlet:
        statements = tuple(self._statements(key))
        row = self._store.outlets.get(key)
        if row is not None:
            name, (kind, country, language, owner, part_of) = row[1], (cell or None for cell in row[4:])
            owner = owner or _owner(statements) or (self._outlet(part_of).owner if part_of else None)
            return Outlet(key, name, kind, country, language, owner, part_of, statements)
        kinds = [KIND_OF_STATEMENT[said.statement] for said in statements if said.statement in KIND_OF_STATEMENT]
        above = self._above(key)
        stated = self._store.stated_names.get(key)
        return Outlet(
            key,
            stated or (above.name if above else None),
            kind=kinds[-1] if kinds else (above.kind if above else None),
            part_of=above.domain if above else None,
            statements=statements,
            lookalike_of=None if above or stated else self.lookalikes.of(hosts.split(key)[0]),
        )

    def _above(self, key: str) -> Outlet | None:
        """The outlet that a page or sub-domain without a row of its own belongs to."""
        host, slash, _ = key.partition("/")
        above = self._hosts.get(host) if slash else self._key(host.partition(".")[2], "")
        return self._outlet(above) if above is not None and above in self._store.outlets else None

    def _statements(self, key: str) -> list[Statement]:
        """What is said of an outlet and of the one it is part of: users' ratings first, then the newest first."""
        found, seen, about = list[Statement](), set[tuple[str, str, str]](), key
        for _ in range(4):
            found.extend(rating.statement() for rating in self._ratings.get(about, ()))
            for said in self._store.statements.get(about, ()):
                if said not in seen:  # a list often names an outlet under several of its hosts
                    seen.add(said)
                    says, date, url = self._store.sources[said[1]]
                    found.append(Statement(said[0], about, says, said[2], date, url))
            row = self._store.outlets.get(about)
            if row is None or not row[8]:
                break
            about = row[8]
        found.sort(key=lambda said: said.date, reverse=True)
        return sorted(found, key=lambda said: said.statement != "user-rating")


def _owner(statements: Iterable[Statement]) -> str | None:
    owners = (said.value.partition(" (")[0] for said in statements if said.statement == "ownership")
    return next(owners, None)


@cache
def _shipped() -> Store:
    return read_again(resource_folder("rules") / "outlets")
