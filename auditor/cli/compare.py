"""auditor compare: articles on one event, a translation with its original, a batch by event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.options import audit_options, config_of

if TYPE_CHECKING:
    from auditor.article import Article
    from auditor.audit import Auditor
    from auditor.embedding import Embedder
    from auditor.render.comparison import Comparison

# As in auditor.render.comparison, which --help must not import.
FORMATS = ("terminal", "json", "html")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--source", metavar="ORIGINAL", help="Compare the one PATH, a translation, with its original.")
@click.option("--cluster", metavar="FILE", help="Group the articles of a file into events, and compare each event's.")
@click.option("--embedding-model", metavar="NAME", help="A sentence-transformers model instead of the shipped one.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write there instead of to the terminal.")
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Of the HTML page.")
@click.option("--width", type=click.IntRange(30, 400), help="Columns of the report.")
@audit_options
def compare(
    paths: tuple[str, ...],
    source: str | None,
    cluster: str | None,
    embedding_model: str | None,
    form: str,
    output: str | None,
    language: str,
    width: int | None,
    config_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    encoding: str,
) -> None:
    """Compare articles on one event: what all tell, what one alone tells, what is copied, what contradicts, who is
    quoted, and the score cards side by side. Files with several articles give all of them.
    """
    from auditor import embedding
    from auditor.audit import Auditor
    from auditor.formats.writer import check_outputs, whole
    from auditor.render import comparison
    from auditor.render.formats import Settings

    if bool(paths) == bool(cluster) or (source and (cluster or len(paths) != 1)):
        raise click.UsageError("give two articles or more, or --source ORIGINAL and one, or --cluster FILE")
    check_outputs((*paths, *filter(None, (source, cluster))), (output,))
    embedder = embedding.load(embedding_model)
    auditor = Auditor(config_of(config_file, select, ignore))
    found = _compared(paths, source, cluster, encoding, auditor, embedder)
    with whole(output) as stream:
        comparison.write(form, found, stream, Settings(width=width, to_file=output is not None, language=language))


def _compared(
    paths: tuple[str, ...],
    source: str | None,
    batch: str | None,
    encoding: str,
    auditor: Auditor,
    embedder: Embedder,
) -> Comparison:
    from auditor.compare import cluster, event, translation

    if batch:
        return cluster.compare(_articles((batch,), encoding), auditor, embedder)
    if source:
        (original,), (translated,) = (_one(path, encoding) for path in (source, paths[0]))
        return translation.compare(original, translated, auditor, embedder)
    return event.compare(_articles(paths, encoding), auditor, embedder)


def _one(path: str, encoding: str) -> list[Article]:
    from auditor.errors import InputError

    articles = _articles((path,), encoding)
    if len(articles) != 1:
        raise InputError(f"{path}: holds {len(articles)} articles, a translation is compared with one original")
    return articles


def _articles(paths: tuple[str, ...], encoding: str) -> list[Article]:
    """The articles of files; each is called by its place where it has no id. A row that cannot be read is an error."""
    from dataclasses import replace

    from auditor.errors import InputError
    from auditor.formats.reader import read

    articles = []
    for row in read(paths, encoding):
        if row.article is None:
            raise InputError(row.error or f"{row.name}: cannot be read")
        articles.append(row.article if row.article.id else replace(row.article, id=row.name))
    return articles
