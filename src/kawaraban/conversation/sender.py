"""Who sent a request, as far as limits need to know: a keyed hash, never the address itself."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the client's address.

    `X-Forwarded-For` is believed only for as many hops as `KAWARABAN_PROXIES` says stand in
    front: anyone can send the header, so what lies further left is the client's own claim.
    """
    hops = settings.KAWARABAN.proxies
    forwarded = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if hops and len(forwarded) >= hops and forwarded[-hops]:
        return forwarded[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


def hash_of(address: str) -> str:
    """Return a keyed hash of `address`; an IPv6 client is its /64, which one household has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        network = address
    else:
        prefix = 64 if parsed.version == 6 else 32
        network = str(ipaddress.ip_network(f"{parsed}/{prefix}", strict=False))
    key = f"sender:{settings.SECRET_KEY}".encode()
    return hmac.new(key, network.encode(), hashlib.sha256).hexdigest()
