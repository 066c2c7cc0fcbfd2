"""Each measure of the benchmark gives figures, in the table and as JSON; how good they are is its affair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import MEASURES, main
from benchmarks.libraries import Recipe

SIZE = 60
"""Papers: more than a screenful, so that every key has somewhere to go."""

QUICKLY = ["--size", str(SIZE), "--rounds", "1", "--texts", "1", "--quiet", "0.05"]


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_gives_figures(
    measure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*QUICKLY, "--keep", str(tmp_path), "--only", measure])
    record = json.loads((tmp_path / f"{Recipe(60).name}.json").read_text("utf-8"))
    assert record["papers"] == SIZE
    assert record["figures"]
    table = capsys.readouterr().out
    for figure in record["figures"]:
        assert figure["median"] is not None or figure["note"]
        assert f"| {figure['cell'][1] if figure['cell'] else figure['name']} " in table


def test_titles_are_found_by_texts_of_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = ["Attention Is All You Need", "A Survey on Mixture of Experts", "Graph Learning"]
    titles += [f"Paper Number {number}" for number in range(SIZE - len(titles))]
    texts = {"atention": titles[0], "misture of epxerts": titles[1], "nowhere": titles[2]}
    corpus, queries = tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl"
    corpus.write_text("\n".join(json.dumps({"title": title}) for title in titles), "utf-8")
    lines = ({"query": text, "kind": "slips", "title": title} for text, title in texts.items())
    queries.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    files = ["--corpus", str(corpus), "--queries", str(queries), "--keep", str(tmp_path)]
    main([*QUICKLY, *files, "--only", "finding"])
    [values] = tmp_path.glob("corpus-60-1-*.json")
    record = json.loads(values.read_text("utf-8"))
    found = {one["name"]: one["median"] for one in record["figures"]}
    assert found["meant title first, jump"] == pytest.approx(2 / 3)
    assert found["jump first, slips"] == pytest.approx(2 / 3)
    assert "| slips " in capsys.readouterr().out
