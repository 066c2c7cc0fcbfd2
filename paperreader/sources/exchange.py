"""One request and what comes back: an answer's bytes, or where it leads on to.

Knows HTTP, and what an answer may not be: one of a private address, nor larger or slower than allowed.
Does not know what is asked for, who waits, nor whether a redirect is followed.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from http import HTTPStatus
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from paperreader.core.errors import SourceError
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.addresses import checked_addresses
from paperreader.sources.bodies import BadBody, body_of

if TYPE_CHECKING:
    import httpx2

USER_AGENT = "paperreader (a reader for papers, which one person lets ask now and then)"

PORTS = {"http": 80, "https": 443}

LONGEST_VALIDATOR = 500
"""Characters of an ETag that is kept, ten times as many as services give: it is kept with the marks."""


class CutOff(SourceError):
    """An answer that broke off: the next attempt may bring it whole."""


class Conditions(NamedTuple):
    """The answer that is there already: only another one is wanted."""

    etag: str = ""
    modified: str = ""


class Answer(NamedTuple):
    """What was answered."""

    host: str
    """Who answered."""

    status: int
    """The HTTP status."""

    body: bytes = b""
    """What it holds, unpacked; empty unless the status is 200."""

    etag: str = ""
    modified: str = ""
    retry_after: str = ""
    """Headers, empty where there is none."""

    is_measured: bool = True
    """Whether HTTP says where its body ends; else an answer that was cut looks like a whole one."""

    leads_to: str = ""
    """The address to ask instead; empty where this is the answer."""

    @property
    def unchanged(self) -> bool:
        """Whether it is the answer that was there already."""
        return self.status == HTTPStatus.NOT_MODIFIED

    @property
    def told_status(self) -> str:
        """The status as people know it: `404 Not Found`."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)

    def checked(self, conditions: Conditions) -> Answer:
        """The answer to a question under conditions; SourceError where it is none."""
        is_there_already = self.unchanged and any(conditions)
        if self.status != HTTPStatus.OK and not is_there_already:
            raise SourceError(self.host, f"answered {self.told_status}", self.status)
        return self


def host_of(url: str) -> str:
    """The host of an address, for people; the address where it has none."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


class Exchange:
    """Makes attempts, from any thread.

    Args:
        settings: which hosts may be private ones, and how long an answer may take.
    """

    def __init__(self, settings: SourceSettings) -> None:
        self._settings = settings
        self._opening = Lock()
        self._client: httpx2.Client | None = None

    def close(self) -> None:
        """Let go of what was opened."""
        with self._opening:
            if self._client is not None:
                self._client.close()

    def ask(
        self, target: httpx2.URL, conditions: Conditions, seconds: float, left: Event
    ) -> Answer:
        """What an address answers, or where it leads on to.

        Args:
            target: the address.
            conditions: the answer that is there already.
            seconds: how long it may take.
            left: is set when nobody waits any more.

        Raises:
            SourceError: there is no answer.
        """
        import httpx2  # only who fetches needs it, and it takes a while

        deadline = monotonic() + seconds
        response = self._response(target, conditions, deadline, left)
        try:
            if not response.has_redirect_location:
                return self._answer(response, target.host, deadline, left)
            onward = str(target.join(response.headers["location"]))
            return Answer(target.host, response.status_code, leads_to=onward)
        except httpx2.InvalidURL as error:
            raise SourceError(target.host, _NO_ADDRESS) from error
        finally:
            response.close()

    def _response(
        self, target: httpx2.URL, conditions: Conditions, deadline: float, left: Event
    ) -> httpx2.Response:
        """The beginning of what answers at the first address that can be connected to."""
        import httpx2  # see ask

        host = target.raw_host.decode("ascii")
        port = target.port or PORTS[target.scheme]
        refused: SourceError | None = None
        for address in checked_addresses(host, port, self._settings):
            if left.is_set():  # the search for the address can take minutes
                break
            request = self._opened().build_request(
                "GET",
                target.copy_with(host=address),
                headers=_headers(target, conditions),
                timeout=max(0.001, deadline - monotonic()),
                extensions={"sni_hostname": host},
            )
            try:
                return self._opened().send(request, stream=True, follow_redirects=False)
            except httpx2.TimeoutException as error:
                raise too_slow(target.host, self._settings.seconds) from error
            except httpx2.ConnectError as error:
                refused = SourceError(target.host, f"did not answer ({_reason(error)})")
                refused.__cause__ = error
            except httpx2.TransportError as error:
                raise CutOff(target.host, f"broke off its answer ({_reason(error)})") from error
        raise refused or too_slow(target.host, self._settings.seconds)

    def _answer(self, response: httpx2.Response, host: str, deadline: float, left: Event) -> Answer:
        import httpx2  # see ask

        headers = response.headers
        body = b""
        if response.status_code == HTTPStatus.OK:
            chunks = self._while_wanted(response.iter_raw(), host, deadline, left)
            try:
                body = body_of(chunks, headers.get("content-encoding", ""))
            except BadBody as error:
                raise SourceError(host, str(error)) from error
            except httpx2.TimeoutException as error:
                raise too_slow(host, self._settings.seconds) from error
            except httpx2.TransportError as error:
                raise CutOff(host, f"broke off its answer ({_reason(error)})") from error
        return Answer(
            host,
            response.status_code,
            body,
            etag=_repeatable(headers.get("etag", "")),
            modified=_repeatable(headers.get("last-modified", "")),
            retry_after=headers.get("retry-after", ""),
            is_measured="content-length" in headers or "transfer-encoding" in headers,
        )

    def _while_wanted(
        self, chunks: Iterator[bytes], host: str, deadline: float, left: Event
    ) -> Iterator[bytes]:
        """The chunks, until nobody waits for them any more."""
        for chunk in chunks:
            if left.is_set() or monotonic() > deadline:
                raise too_slow(host, self._settings.seconds)
            yield chunk

    def _opened(self) -> httpx2.Client:
        with self._opening:
            if self._client is None:
                import httpx2  # see ask

                self._client = httpx2.Client(
                    # A proxy would connect to what nobody has looked at.
                    trust_env=False,
                    # A connection is of one name: two that share an address must not share it.
                    limits=httpx2.Limits(max_keepalive_connections=0),
                )
            return self._client


def target_of(url: str, leading: str, *, secure: bool) -> httpx2.URL:
    """An address that may be asked, as far as can be told from it.

    Args:
        url: the address.
        leading: the host that led there, or is asked itself.
        secure: whether it was https that led there.

    Raises:
        SourceError: it may not be asked.
    """
    import httpx2  # see Exchange.ask

    try:
        target = httpx2.URL(url)
        target.raw_host.decode("ascii")
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceError(leading, _NO_ADDRESS) from error
    if target.scheme not in PORTS or not target.host:
        raise SourceError(leading, "leads to what is reached by neither https nor http")
    if secure and target.scheme != "https":
        raise SourceError(leading, "leads from https to http, which anybody can change")
    return target


_NO_ADDRESS = "leads to what is no address"


def _headers(target: httpx2.URL, conditions: Conditions) -> dict[str, str]:
    told = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "If-None-Match": _repeatable(conditions.etag),
        "If-Modified-Since": _repeatable(conditions.modified),
    }
    return {name: value for name, value in told.items() if value}


def _repeatable(validator: str) -> str:
    """What names an answer, if it can be sent back; else nothing, and the answer is asked for again.

    What was kept may have been written by another device.
    """
    is_plain = validator.isascii() and validator.isprintable()
    return validator if is_plain and len(validator) <= LONGEST_VALIDATOR else ""


def too_slow(host: str, seconds: float) -> SourceError:
    """The error of an answer that took longer than that."""
    return SourceError(host, f"did not answer in full within {seconds:g} seconds")


def _reason(error: Exception) -> str:
    """What went wrong, in the words of the system."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not good: {cause.verify_message}"
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror.lower()
        cause = cause.__cause__ or cause.__context__
    return str(error) or type(error).__name__
