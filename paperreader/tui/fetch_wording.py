"""What the reader says of a fetch: what came, what failed, and what to do where there is nothing to fetch.

Pure: reports in, sentences out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperreader.core.counted import counted
from paperreader.core.fetching import FetchReport
from paperreader.tui.wording import fault


def fetch_told(reports: Sequence[FetchReport], ended_by: BaseException | None = None) -> str:
    """What a fetch brought: the papers that are new, and the subscriptions that failed.

    Args:
        reports: what each subscription brought that was done with.
        ended_by: why it went no further.
    """
    told = (*_ended(ended_by), *_brought(reports), *_failed(reports))
    return "\n".join(told) or (
        "Nothing is subscribed to; to begin, in a shell: paperreader subscribe hf huggingface"
    )


def _ended(ended_by: BaseException | None) -> Iterator[str]:
    if ended_by is not None:
        yield fault(ended_by)


def _brought(reports: Sequence[FetchReport]) -> Iterator[str]:
    digests = sum(len(report.digests) for report in reports)
    if digests:
        papers = sum(report.new for report in reports)
        yield f"{counted(digests, 'digest')} fetched: {counted(papers, 'new paper')}."
    elif any(report.failure is None for report in reports):
        yield "There is nothing new."


def _failed(reports: Sequence[FetchReport]) -> Iterator[str]:
    for report in reports:
        if report.failure:
            yield f"{report.subscription.name}: {report.failure}"
