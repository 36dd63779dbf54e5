"""Which addresses a link may lead to: the public ones, so that no link sends the desk into its own network."""

import ipaddress
import socket

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # https://www.rfc-editor.org/rfc/rfc6052: the last 32 bits are IPv4

# Other ways to write an IPv4 address as IPv6, none of them in use on the public internet: IPv4-compatible and
# IPv4-translated (RFC 4291, RFC 2765), and NAT64 of a network's own (RFC 8215).
_NOT_PUBLIC = [ipaddress.ip_network(each) for each in ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10")]

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses of a host in the order to be tried, each once; empty when the name is not known."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):  # UnicodeError: a label of more than 63 characters
        return []
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also when it is IPv4 wrapped in IPv6."""
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(given in network for network in _NOT_PUBLIC):
        return False
    return all(each.is_global and not each.is_multicast for each in _unwrapped(given))


def _unwrapped(address: _Address) -> list[_Address]:
    """The address itself, or the IPv4 addresses that an IPv6 address of a crossing scheme leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address.sixtofour is not None:
        return [address.sixtofour]
    if address.teredo is not None:
        return list(address.teredo)
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]
