"""What the reader says of an import: what came in, what was refused, and why.

Pure: outcomes in, sentences out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperreader.core.counted import counted
from paperreader.core.errors import DigestError, UnknownFormat
from paperreader.core.fetching import Followed
from paperreader.core.importing import ImportReport
from paperreader.formats.detect import READABLE
from paperreader.tui.account import TOLD_AT_ONCE, Account, severity_of
from paperreader.tui.long_work import Outcome
from paperreader.tui.wording import fault


def import_account(
    outcomes: Sequence[Outcome], ended_by: BaseException | None, key: str
) -> Account:
    """What an import did: the digests, the papers that are new, and the files that were refused.

    Args:
        outcomes: what became of each file that was done with.
        ended_by: why it went no further; None where it did.
        key: the key that shows what went wrong.
    """
    followed = [outcome for outcome in outcomes if isinstance(outcome, Followed)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, DigestError)]
    reports = [one for one in outcomes if not isinstance(one, Followed | DigestError)]
    said = (
        *([fault(ended_by)] if ended_by is not None else ()),
        *_imported(reports, key),
        *_followed(followed),
        *_refused(refused, len(outcomes), key),
    )
    sentence = "\n".join(said) or "There was no file to import."
    done = len(outcomes) - len(refused)
    severity = severity_of(ended_by, failed=len(refused), done=done)
    return Account(sentence, severity, [*_failures(reports, followed, refused)])


def _imported(reports: Sequence[ImportReport], key: str) -> Iterator[str]:
    fresh = [report for report in reports if not report.unchanged]
    if fresh:
        papers = counted(sum(report.new for report in fresh), "new paper")
        yield f"{counted(len(fresh), 'digest')} imported: {papers}."
    if len(reports) > len(fresh):
        yield f"{counted(len(reports) - len(fresh), 'digest')} had been imported before."
    odd = sum(len(report.warnings) for report in fresh)
    if odd:
        yield f"{counted(odd, 'oddity', 'oddities')} in the files; {key} lists them."


def _followed(lists: Sequence[Followed]) -> Iterator[str]:
    if lists:
        count = sum(len(one.names) for one in lists)
        if count:
            yield f"Subscribed to {counted(count, 'feed')}; a fetch brings what is new."
        else:
            yield "There is no feed to subscribe to that is not subscribed to already."
    for one in lists:
        yield from map(str, one.refused)


def _refused(refused: Sequence[DigestError], files: int, key: str) -> Iterator[str]:
    if len(refused) <= TOLD_AT_ONCE:
        yield from map(str, refused)
    else:
        count = f"All {files:,}" if len(refused) == files else f"{len(refused):,} of {files:,}"
        yield f"{count} files were refused; {key} says why."


def _failures(
    reports: Sequence[ImportReport], lists: Sequence[Followed], refused: Sequence[DigestError]
) -> Iterator[str]:
    yield from map(str, refused)
    if any(isinstance(one, UnknownFormat) for one in refused):
        yield READABLE
    yield from (str(error) for one in lists for error in one.refused)
    yield from (line for report in reports if not report.unchanged for line in report.warnings)
