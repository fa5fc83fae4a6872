"""An IP address comes in, whether it belongs to the open internet goes out: a table of the ranges that do not.

The interpreter's own `is_global` lets some of these through, and which ones differs by its version. The table is
that of IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890 and its updates) as they stood
in October 2025, with multicast, what is reserved, and the ranges that older standards gave up. Ranges in it that
are reachable from outside, such as those for anycast services, hold no page that anybody clips.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

SPECIAL_V4 = tuple(
    IPv4Network(row)
    for row in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private use
        "100.64.0.0/10",  # shared by customers of one provider
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link local, where clouds keep their keys
        "172.16.0.0/12",  # private use
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays, given up
        "192.168.0.0/16",  # private use
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, with the broadcast address
    )
)
# Of IPv6 only this part is given out to the world; what is not named below is.
UNICAST_V6 = IPv6Network("2000::/3")
SPECIAL_V6 = tuple(
    IPv6Network(row)
    for row in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, AMT, AS112, ORCHID, DRIP
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, given up
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
# The last 32 bits of these are an IPv4 address, and lead to it.
NAT64 = IPv6Network("64:ff9b::/96")


def is_outside(address: str) -> bool:
    """Whether an address belongs to the open internet, and to nobody's own network."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return _is_outside_v4(ip)
    if ip in NAT64:
        return _is_outside_v4(IPv4Address(int(ip) & 0xFFFFFFFF))
    return _is_outside_v6(ip)


def _is_outside_v4(ip: IPv4Address) -> bool:
    return not any(ip in network for network in SPECIAL_V4)


def _is_outside_v6(ip: IPv6Address) -> bool:
    return ip in UNICAST_V6 and not any(ip in network for network in SPECIAL_V6)
