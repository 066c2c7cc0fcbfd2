"""Measure the reader on a library of any size, and say what was found.

    python -m benchmarks --size 100000

Makes the library where it is not kept from an earlier run. Prints a table and writes it as JSON; never
fails on time, as a machine under load would make it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks import (
    disk,
    finding,
    first_paint,
    importing,
    keys,
    memory,
    newsboat,
    rebuilding,
    searching,
    similar,
    stars,
    typing,
)
from benchmarks.figures import Figure, grid, table
from benchmarks.libraries import SEED, Recipe, cache_directory, kept_library, marked_library
from benchmarks.machine import account
from benchmarks.setting import Setting

SIZE = 1_000

ROUNDS = 20
"""How often what takes a second is measured."""

QUIET = 0.2
"""Seconds: twice what the abstract follows the list by."""

TEXTS = 10
"""Jumps, and filters, that are typed: of a dozen key strokes each."""

MEASURES: Mapping[str, Callable[[Setting], Iterator[Figure]]] = {
    "first-paint": first_paint.measure,
    "newsboat": newsboat.measure,
    "keys": keys.measure,
    "typing": typing.measure,
    "searching": searching.measure,
    "finding": finding.measure,
    "similar": similar.measure,
    "stars": stars.measure,
    "importing": importing.measure,
    "memory": memory.measure,
    "disk": disk.measure,
    "rebuilding": rebuilding.measure,
}


def main(words: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    wanted = _arguments().parse_args(words)
    recipe = Recipe(wanted.size, wanted.seed, wanted.corpus)
    setting = Setting(
        home=kept_library(recipe, wanted.keep),
        marked=marked_library(recipe, wanted.keep),
        size=wanted.size,
        rounds=wanted.rounds,
        texts=wanted.texts,
        quiet=wanted.quiet,
        seed=wanted.seed,
        queries=wanted.queries,
    )
    figures = []
    for name in wanted.only or MEASURES:
        for figure in MEASURES[name](setting):
            if figure.cell is None:
                print(f"{name}: {figure.name} …", flush=True)
            figures.append(figure)
    about = account(setting)
    print("", *(f"{name}: {value}" for name, value in about.items()), "", sep="\n")
    print(table(figures))
    if any(figure.cell for figure in figures):
        print("", grid(figures), sep="\n")
    path = wanted.json or wanted.keep / f"{recipe.name}.json"
    record = {**about, "figures": [figure.record for figure in figures]}
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False), "utf-8")
    print(f"\nAll values: {path}")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE, help="papers of the library")
    parser.add_argument("--seed", type=int, default=SEED, help="what chance begins with")
    parser.add_argument("--corpus", type=Path, help="a file of real papers, one JSON object a line")
    parser.add_argument(
        "--queries", type=Path, help="a file of texts to find titles of the corpus by"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often to measure")
    parser.add_argument(
        "--texts", type=int, default=TEXTS, help="how many jumps and filters to type"
    )
    parser.add_argument(
        "--quiet", type=float, default=QUIET, help="seconds after which all is drawn"
    )
    parser.add_argument("--keep", type=Path, default=cache_directory(), help="where libraries are")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--only", action="append", choices=MEASURES, help="measure this alone")
    return parser


if __name__ == "__main__":
    main()
