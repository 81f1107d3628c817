"""auditor score: articles in, score cards out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.input_options import input_options, reading, run_options
from auditor.cli.options import Number, audit_options, config_of

if TYPE_CHECKING:
    from auditor.pipeline.ray_engine import Auth


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.option("-o", "--output", required=True, metavar="OUT", help="File of score cards; - for the terminal.")
@click.option("--resume", is_flag=True, help="Go on where a run to the same OUT was stopped.")
@click.option("--attributes-only", is_flag=True, help="Write attributes keyed by id, as Dolma keeps them.")
@click.option("--strict", is_flag=True, help="Exit with 2 if a row could not be read.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--address", metavar="ADDRESS", help="Ray cluster; without it a cluster on this machine.")
@click.option("--ray-auth", type=click.Choice(["token", "disabled"]), help="[default: token with --address]")
@click.option(
    "--ray-cpus",
    type=Number(0, min_open=True),
    default=1.0,
    show_default=True,
    metavar="N",
    help="Processors of a Ray actor.",
)
@run_options
@input_options
@audit_options
def score(
    inputs: tuple[str, ...],
    output: str,
    resume: bool,
    attributes_only: bool,
    strict: bool,
    engine: str,
    address: str | None,
    ray_auth: Auth | None,
    ray_cpus: float,
    workers: int,
    time_limit: float,
    quiet: bool,
    log_format: str,
    form: str | None,
    recursive: bool,
    config_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    encoding: str,
    **fields: str | None,
) -> None:
    """Write one score card per row of IN, in order.

    IN is text, HTML, JSON, JSON lines, CSV, Parquet or WARC, also .gz or .zst: files, globs, addresses such as
    s3://..., folders with --recursive, or - for JSON lines on standard input. OUT ends with .jsonl (also .gz, .zst),
    .parquet or .csv, a summary; it appears when it is whole. OUT/ is a folder of numbered parts with a manifest,
    which several machines can fill.
    """
    from auditor.pipeline import logs
    from auditor.pipeline.score import run
    from auditor.pipeline.work import Settings
    from auditor.render.progress import progress

    logs.configure(log_format, quiet)
    options = reading(encoding, form, recursive, fields)
    settings = Settings(options, workers, resume, attributes_only, time_limit or None)
    cluster = None
    if engine == "ray":
        from auditor.pipeline.ray_engine import RayEngine

        cluster = RayEngine(address, workers, ray_cpus, ray_auth)
    watch = None if quiet else lambda results, meter: progress(results, "scoring", meter)
    outcome = run(inputs, output, config_of(config_file, select, ignore), settings, watch, cluster)
    if outcome.errors and strict:
        raise SystemExit(2)
