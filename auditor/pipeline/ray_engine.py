"""Ray Data as the engine: shards are spread over a cluster, each actor makes parts in a folder that all can see.

An actor loads the rules and models once, in a process of its own that is supervised as those of the local engine are: a
row that kills it gets an `error` card instead of being tried for ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from auditor.errors import ConfigError
from auditor.formats.extras import needed
from auditor.pipeline.folder import ShardScorer
from auditor.pipeline.shards import Shard

Auth = Literal["token", "disabled"]


@dataclass(frozen=True, slots=True)
class RayEngine:
    """A cluster: at `address`, or on this machine; `workers` actors at most, and never all its processors.

    A pool as large as the number of processors can wait for itself for ever (ray issue 44687). `cpus` are what an actor
    asks for. `auth` is said to Ray in any case: a cluster at an address wants a token unless told otherwise.
    """

    address: str | None = None
    workers: int = 1
    cpus: float = 1.0
    auth: Auth | None = None

    def __call__(self, shards: Sequence[Shard], scorer: ShardScorer) -> Iterator[dict[str, Any]]:
        """Do the shards, in any order."""
        if not shards:
            return
        ray = self._connect()
        try:
            size = self._pool(ray.cluster_resources().get("CPU", 1), len(shards))
            rows = [{"shard": asdict(shard)} for shard in shards]
            done = ray.data.from_items(rows, override_num_blocks=len(shards)).map_batches(
                _Actor,
                fn_constructor_args=(replace(scorer, settings=replace(scorer.settings, workers=1, isolated=True)),),
                batch_size=1,
                concurrency=(1, size),
                num_cpus=self.cpus,
            )
            yield from done.iter_rows()
        finally:
            ray.shutdown()

    def _pool(self, processors: float, shards: int) -> int:
        room = max(1, int((processors - 1) / self.cpus))
        return max(1, min(self.workers, room, shards))

    def _connect(self) -> Any:
        os.environ["RAY_AUTH_MODE"] = self.auth or ("token" if self.address else "disabled")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        ray = needed("ray", "ray", "the engine ray")
        needed("ray.data", "ray", "the engine ray")
        try:
            local = {} if self.address else {"include_dashboard": False}
            ray.init(address=self.address, logging_level="ERROR", log_to_driver=False, **local)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise ConfigError(f"ray: cannot connect to {self.address or 'a cluster of its own'}: {error}") from None
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        return ray


class _Actor:
    """Makes parts in a process of the cluster."""

    def __init__(self, scorer: ShardScorer) -> None:
        self._scorer = scorer

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """What was done, by column."""
        done = [self._scorer(Shard(**shard)) for shard in batch["shard"]]
        return {name: [counts[name] for counts in done] for name in ("number", "rows", "errors")}
