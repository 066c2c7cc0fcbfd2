"""What the reader says of a fetch: what came, what failed, and what to do where there is nothing to fetch.

Pure: reports in, sentences out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperreader.core.counted import counted
from paperreader.core.fetching import FetchReport
from paperreader.tui.account import TOLD_AT_ONCE, Account, severity_of
from paperreader.tui.wording import fault


def fetch_account(
    reports: Sequence[FetchReport], ended_by: BaseException | None, key: str
) -> Account:
    """What a fetch brought: the papers that are new, and the subscriptions that failed.

    Args:
        reports: what each subscription brought that was done with.
        ended_by: why it went no further; None where it did.
        key: the key that shows what went wrong.
    """
    failures = [report.told_failure for report in reports if report.failure]
    said = (
        *([fault(ended_by)] if ended_by is not None else ()),
        *_headline(reports, len(failures), key),
        *(failures if len(failures) <= TOLD_AT_ONCE else ()),
    )
    sentence = "\n".join(said) or (
        "Nothing is subscribed to; to begin, in a shell: paperreader subscribe hf huggingface"
    )
    severity = severity_of(ended_by, failed=len(failures), done=len(reports) - len(failures))
    odd = (line for report in reports for digest in report.digests for line in digest.warnings)
    return Account(sentence, severity, [*failures, *odd])


def _headline(reports: Sequence[FetchReport], failed: int, key: str) -> Iterator[str]:
    digests = sum(len(report.digests) for report in reports)
    papers = counted(sum(report.new for report in reports), "new paper")
    if not failed:
        if digests:
            yield f"{counted(digests, 'digest')} fetched: {papers}."
        elif reports:
            yield "There is nothing new."
        return
    if failed == len(reports) and not digests:
        count = f"All {failed:,} sources" if failed > 1 else "The source"
        yield f"{count} failed; {key} says why."
    else:
        brought = papers if digests else "Nothing new"
        yield f"{brought}; {failed:,} of {counted(len(reports), 'source')} failed; {key} says why."
