"""Hosts and paths of URLs, without a URL library's cost: a registry is asked 100,000 times a second."""

from __future__ import annotations

import re

_BARE = re.compile(r"[^\s/?#@]+\.[^\s/?#@.]{2,}(?:[/?#]|$)")
_MAX_HOST = 253


def split(url: str) -> tuple[str, str]:
    """Host (lower case, no `www.`, no port, punycode as `xn--`) and path (no query) of a URL or bare domain.

    Both are empty for what is no web address; it never raises.
    """
    url = url.strip()
    start = url[:8].lower()
    if start == "https://":
        rest = url[8:]
    elif start.startswith("http://"):
        rest = url[7:]
    elif start.startswith("//"):
        rest = url[2:]
    else:
        rest = url if _BARE.match(url) else ""
    host, path = _cut(rest)
    return _clean(host), path


def _cut(rest: str) -> tuple[str, str]:
    for mark in "?#":
        rest = rest.partition(mark)[0]
    host, _, path = rest.replace("\\", "/").partition("/")
    return host, path


def _clean(host: str) -> str:
    if "@" in host:
        host = host.rpartition("@")[2]
    host = host.partition(":")[0].lower().rstrip(".").removeprefix("www.")
    if not host.isascii():
        host = to_punycode(host)
    return host if "." in host and len(host) <= _MAX_HOST and host.split(None, 1) == [host] else ""


def to_punycode(host: str) -> str:
    """The host in ASCII; unchanged where it is no valid international name."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host


def from_punycode(host: str) -> str:
    """The host as it is shown to a reader: `xn--` labels decoded where they can be."""
    return ".".join(_decoded(label) for label in host.split("."))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode").lower()
    except UnicodeError:
        return label


def key(url: str) -> str:
    """The key a table row goes by: host, and path without its last slash, in lower case."""
    host, path = split(url)
    path = path.rstrip("/*").lower()
    return f"{host}/{path}" if host and path else host
