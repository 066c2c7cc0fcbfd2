"""To the shell and back: the reader is a job like any other, and comes back as it was left."""

from __future__ import annotations

import shlex

from tests.end_to_end.program import COMMAND, WIDE, Program
from tests.terminal import Terminal


def shell(program: Program) -> Terminal:
    """The reader as the job of a shell that goes on when it stops, and brings it back after Enter.

    As under `make`, another program waits for the reader and stops with it. The shell empties the
    screen, as terminals do which keep another one for programs that fill it.
    """
    job = f"/bin/sh -c {shlex.quote(f'{shlex.join(COMMAND)}; exit')}"
    script = f"{job}; printf '\\033[2Jthe shell has it'; read answer; fg"
    columns, rows = WIDE
    argv = ("/bin/sh", "-m", "-c", script)
    return Terminal(argv, env=program.environment(), columns=columns, rows=rows)


def test_the_reader_comes_back_from_the_shell_with_all_that_it_showed(
    program: Program, first_title: str
) -> None:
    with shell(program) as terminal:
        terminal.wait_for(first_title)
        terminal.press("ctrl+z")
        terminal.wait_for("the shell has it")
        terminal.press("enter")
        terminal.wait_for(first_title)
        terminal.wait_for("Views")
