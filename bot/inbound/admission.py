"""Who may talk to the bot, once it is certain who it is: channel, tenant, person and the host that is answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.inbound.incoming import Incoming, Kind

LOCAL_TENANT = "local"
"""Stands for the tenant in local mode where the client names none."""


class RefusedError(Exception):
    """A request is turned away: the HTTP status for the caller and a reason code for the log."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Admission:
    """The rules of the house. In local mode an empty `tenants` means all."""

    local: bool
    tenants: frozenset[str]
    service_hosts: tuple[str, ...]

    def check(self, incoming: Incoming) -> Incoming:
        """Return what came in, with tenant and person certainly set.

        Raises:
            RefusedError: it may not come in.
        """
        if not self.local and incoming.address.channel != "msteams":
            # Other channels let the client write the tenant itself.
            raise RefusedError(403, "channel")
        if not self.answers(incoming.address.service_url):
            raise RefusedError(403, "service_host")
        return replace(incoming, tenant=self._tenant(incoming), person_id=self._person(incoming))

    def answers(self, service_url: str) -> bool:
        """Whether anything may be sent to a service URL: the Bot Connector's hosts, in local mode loopback."""
        return _is_answered(service_url, self.service_hosts, self.local)

    def _tenant(self, incoming: Incoming) -> str:
        tenant = incoming.tenant or (LOCAL_TENANT if self.local else None)
        if tenant is None:
            raise RefusedError(403, "no_tenant")
        if tenant not in self.tenants and (self.tenants or not self.local):
            raise RefusedError(403, "tenant")
        return tenant

    def _person(self, incoming: Incoming) -> str:
        if incoming.person_id:
            return incoming.person_id
        if not self.local and incoming.kind in (Kind.MESSAGE, Kind.CARD):
            raise RefusedError(403, "no_person")
        return incoming.address.sender


@lru_cache(maxsize=256)
def _is_answered(service_url: str, hosts: tuple[str, ...], local: bool) -> bool:
    """Whether answers may be sent to a service URL."""
    try:
        url = urlsplit(service_url)
        host, port = url.hostname or "", url.port
    except ValueError:
        return False
    if "@" in url.netloc or port == 0 or url.query or url.fragment or any(map(str.isspace, service_url)):
        return False
    if url.scheme != "https" and not (url.scheme == "http" and is_loopback(host)):
        return False
    return is_loopback(host) if local else host in hosts


@lru_cache(maxsize=256)
def is_loopback(host: str) -> bool:
    """Whether a host is this machine and cannot be anything else."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
