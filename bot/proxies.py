"""The proxy that the environment prescribes for a host.

aiohttp can read the environment itself, but does so in a thread for every single request.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.request import getproxies, proxy_bypass


@lru_cache(maxsize=64)
def proxy_for(scheme: str, host: str) -> str | None:
    """Return the proxy by `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, as they were at the first call."""
    return None if proxy_bypass(host) else getproxies().get(scheme)
