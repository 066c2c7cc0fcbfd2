"""No address of this machine or of a private network is asked, however it is written or reached."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from paperreader.core.errors import SourceError
from paperreader.core.progress import silently
from paperreader.core.source_settings import SourceSettings
from paperreader.sources.addresses import (
    checked_addresses,
    is_of_this_machine,
    is_public,
    may_be_private,
)
from paperreader.sources.web import Web
from tests.service import Reply, Service, redirect

PRIVATE = [
    *("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255"),
    *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1"),
    *(
        "255.255.255.255",
        "::",
        "::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%lo",
        "ff02::1",
    ),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1"),
    *("64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::", "2001:db8::1"),
    *("fec0::1", "::7f00:1", "::a00:1", "::ffff:0:7f00:1", "64:ff9b:1::7f00:1"),
]

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_nobodys_business(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_the_whole_worlds(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "is_here"), [("127.0.0.1", True), ("8.8.8.8", False), ("2606:4700::1111", False)]
)
def test_what_this_machine_has_itself(address: str, is_here: bool) -> None:
    assert is_of_this_machine(address) is is_here


HOSTS = [
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0"),
    *("localhost", "localhost.", "LOCALHOST", "[::1]", "[::ffff:127.0.0.1]", "[::]"),
]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("led_there", [False, True], ids=["asked", "led there"])
def test_this_machine_is_not_asked_by_any_name(
    service: Service, host: str, led_there: bool
) -> None:
    inside = f"http://{host}:{service.port}/secret"
    service.pages["/secret"] = Reply(b"secret")
    settings = service.settings(private=("world.test", f"127.0.0.1:{service.port + 1}"))
    if led_there:
        settings = service.settings(private=(f"127.0.0.1:{service.port}",))
        inside = inside.replace(f"//127.0.0.1:{service.port}", "//127.0.0.2")
    service.pages["/x"] = redirect(inside)
    with Web(settings) as web, pytest.raises(SourceError) as caught:
        web.get(f"{service.url}/x" if led_there else inside, silently)
    assert "/secret" not in service.paths_asked()
    assert any(told in str(caught.value) for told in ("was not asked", "not found", "no address"))


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("wiki.lan", True),
        ("WIKI.lan.", True),
        ("other.lan", False),
        ("a.wiki.lan", False),
        ("wiki.lan.evil.test", False),
        ("10.0.0.7", True),
        ("10.0.0.8", False),
    ],
)
def test_what_the_settings_allow(name: str, allowed: bool) -> None:
    assert may_be_private(name, 443, ("Wiki.lan", "10.0.0.7:443")) is allowed


def test_a_port_that_is_not_allowed_is_not() -> None:
    assert not may_be_private("10.0.0.7", 80, ("10.0.0.7:443",))


def test_what_is_allowed_is_connected_to_at_the_address_that_was_looked_at() -> None:
    assert checked_addresses("127.0.0.1", 80, SourceSettings(private=("127.0.0.1",))) == [
        "127.0.0.1"
    ]


def test_a_name_is_looked_up_once_and_what_was_looked_at_is_connected_to(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name service that tells another address each time, of which none but the first is allowed."""
    meant = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]
    usual = socket.getaddrinfo

    def played(host: str, *more: Any, **others: Any) -> Any:
        return usual(meant.pop(0) if host == "rebinding.test" else host, *more, **others)

    monkeypatch.setattr(socket, "getaddrinfo", played)
    service.pages["/x"] = Reply(b"fine")
    with Web(service.settings(private=("rebinding.test",))) as web:
        assert web.get(f"http://rebinding.test:{service.port}/x", silently).body == b"fine"
    assert meant == ["127.0.0.2", "127.0.0.3"]
    assert service.asked[0].headers["host"] == f"rebinding.test:{service.port}"


@pytest.mark.parametrize(
    ("private", "advice"),
    [
        ((), 'write private = ["127.0.0.1:81"] under [sources] in /home/c.toml'),
        (("a.lan",), 'add "127.0.0.1:81" to the list private, under [sources] in /home/c.toml'),
    ],
)
def test_the_refusal_says_how_to_allow_it(private: tuple[str, ...], advice: str) -> None:
    with pytest.raises(SourceError) as caught:
        checked_addresses(
            "127.0.0.1", 81, SourceSettings(private=private, written_in="/home/c.toml")
        )
    assert str(caught.value).endswith(f"; to allow it, {advice}.")
