"""Which addresses may be asked: none of this machine, none of a private network, unless configured.

A name is resolved here and the address that was looked at is the one that is connected to, so that the
name cannot come to mean another between the two. Does not know what is asked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection

from paperreader.core.errors import SourceError
from paperreader.core.source_settings import SourceSettings

MOST_ADDRESSES = 3
"""Addresses of one name that are tried: the others of a service that is down are down, too."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED = tuple(
    map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96", "::/96"))
)
"""Addresses that end in an IPv4 one: those by which networks without IPv4 reach what has nothing else (RFC
6052 and 8215), and two kinds that are no longer given out (RFC 2765 and 4291, 2.5.5.1)."""

_ANY_PORT = 9
"""Nothing is sent to it: to choose where a packet would leave from, a system asks for a port, too."""


def is_public(written: str) -> bool:
    """Whether an address is one of the whole world's; what is hidden in it must be so, too."""
    address = ipaddress.ip_address(written.partition("%")[0])
    return all(map(_is_everybodys, _meant(address)))


def _is_everybodys(address: Address) -> bool:
    is_of_a_site = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or is_of_a_site)


def is_of_this_machine(written: str) -> bool:
    """Whether an address is one that this machine has itself, be it a public one.

    What is sent to such an address leaves from the same one. Nothing is sent to find that out.
    """
    family = socket.AF_INET6 if ":" in written else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as packets:
            packets.connect((written, _ANY_PORT))
            leaves_from = str(packets.getsockname()[0])
    except OSError:  # there is no way to it, so it is not here
        return False
    return ipaddress.ip_address(leaves_from) == ipaddress.ip_address(written)


def _meant(address: Address) -> list[Address]:
    """What a connection to an address could reach: an IPv6 address can stand for another one."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if any(address in network for network in _TRANSLATED):
        return [ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)]
    inner = [address.sixtofour, *(address.teredo or ())]
    return [address, *(one for one in inner if one is not None)]


def may_be_private(host: str, port: int, allowed: Collection[str]) -> bool:
    """Whether the settings allow a host to be of this machine or of a private network."""
    plain = host.rstrip(".").lower()
    names = {plain, f"{plain}:{port}", f"[{plain}]:{port}"}
    return any(name.lower() in names for name in allowed)


def checked_addresses(host: str, port: int, settings: SourceSettings) -> list[str]:
    """The addresses of a host that may be connected to, at least one.

    Args:
        host: a name, or an address in any notation that the system reads.
        port: the port.
        settings: which hosts may be private ones, and where that is written.

    Raises:
        SourceError: it has none, or one that is nobody's business.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = "was not found; there is no network, or no host of this name"
        raise SourceError(host, reason) from error
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not may_be_private(host, port, settings.private):
        for address in addresses:
            if not is_public(address) or is_of_this_machine(address):
                reason = (
                    f"is of this machine or of a private network ({address}) and was not asked;"
                    f" to allow it, {_advice(host, port, settings)}"
                )
                raise SourceError(host, reason)
    return addresses[:MOST_ADDRESSES]


def _advice(host: str, port: int, settings: SourceSettings) -> str:
    """How to allow a host; TOML takes a setting, and a heading, only once."""
    name = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    if settings.private:
        return f'add "{name}" to the list private, under [sources] in {settings.written_in}'
    return f'write private = ["{name}"] under [sources] in {settings.written_in}'
