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
        assert f"| {figure['name']} " in table
