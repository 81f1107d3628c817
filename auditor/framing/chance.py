"""Exact tests, so that a difference between two sides is told from chance; no table, no approximation."""

from __future__ import annotations

from math import comb, exp, lgamma, log


def binomial_p(successes: int, trials: int, share: float = 0.5) -> float:
    """Two-sided p: how likely an outcome at most as probable as this one is, if each trial succeeds with `share`."""
    observed = _binomial(successes, trials, share)
    total = sum(p for k in range(trials + 1) if (p := _binomial(k, trials, share)) <= observed * (1 + 1e-9))
    return min(1.0, round(total, 12))


def fisher_p(table: tuple[tuple[int, int], tuple[int, int]]) -> float:
    """Two-sided p of Fisher's exact test for a table of counts ((a, b), (c, d)); 1 where a margin is empty."""
    (a, b), (c, d) = table
    row, column, total = a + b, a + c, a + b + c + d
    ways = comb(total, column)
    observed = comb(row, a) * comb(total - row, column - a)
    low, high = max(0, column - (total - row)), min(row, column)
    likely = (comb(row, k) * comb(total - row, column - k) for k in range(low, high + 1))
    return min(1.0, sum(way for way in likely if way <= observed) / ways)


def _binomial(successes: int, trials: int, share: float) -> float:
    if share in (0.0, 1.0):
        return float(successes == round(share * trials))
    ways = lgamma(trials + 1) - lgamma(successes + 1) - lgamma(trials - successes + 1)
    power = ways + successes * log(share) + (trials - successes) * log(1 - share)
    return exp(power)
