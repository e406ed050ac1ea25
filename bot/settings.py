"""The settings: read once from the environment, checked whole, and typed from there on."""

from __future__ import annotations

import os
import re
from base64 import urlsafe_b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.environment import Environment, SettingsError
from bot.identity import AppIdentity, entra_id, read_entra_id, read_identity
from storage.deleting.keeping import Keeping

TEAMS_SERVICE_HOSTS: Final = ("smba.trafficmanager.net",)
"""Where Teams in the public cloud takes the bot's answers; `VEJVISER_SERVICE_HOSTS` replaces it."""
_KEPT_DAYS: Final = {"drafts": 30, "cases": 5 * 365, "readings": 2 * 365, "searches": 400, "deliveries": 400}
"""Our proposal; the municipality decides. `VEJVISER_KEEP_<KIND>_DAYS` replaces each."""
_DATABASES: Final = ("sqlite", "sqlite+aiosqlite", "postgresql", "postgresql+asyncpg")
_HOST: Final = re.compile(r"[0-9a-z]([0-9a-z.-]*[0-9a-z])?")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set from outside. Secrets do not show in `repr`."""

    local: bool
    """Anonymous, and reachable from this machine only."""
    port: int
    database_url: str = field(repr=False)
    pack: str
    pack_folders: tuple[Path, ...]
    keys: tuple[SecretStr, ...]
    """Fernet keys; the first one encrypts."""
    app: AppIdentity | None
    allowed_tenants: frozenset[str]
    """Empty in local mode means every tenant."""
    service_hosts: tuple[str, ...]
    admin: str | None
    keeping: Keeping

    @property
    def host(self) -> str:
        """The address to listen on."""
        return "127.0.0.1" if self.local else "0.0.0.0"  # noqa: S104


def read_settings(environ: Mapping[str, str], *, serving: bool = False) -> Settings:
    """Read the settings.

    Args:
        environ: the environment, normally `os.environ`.
        serving: whether the bot is about to listen; then what production needs must be there.

    Raises:
        SettingsError: with every fault at once.
    """
    env = Environment(environ)
    local = env.switch("VEJVISER_LOCAL")
    app = read_identity(env, required=serving and not local)
    folders = _pack_folders(env)
    settings = Settings(
        local=local,
        port=env.number("PORT", 3978, least=0, most=65535),
        database_url=_database_url(env),
        pack=_pack(env, folders, must_be_there=serving),
        pack_folders=folders,
        keys=_keys(env, required=serving and not local),
        app=app,
        allowed_tenants=_tenants(env, app),
        service_hosts=_service_hosts(env),
        admin=read_entra_id(env, "VEJVISER_ADMIN") or None,
        keeping=Keeping(**{kind: _days(env, kind, days) for kind, days in _KEPT_DAYS.items()}),
    )
    if serving:
        env.check_spelling()
    if env.faults:
        raise SettingsError(tuple(env.faults))
    return settings


def _tenants(env: Environment, app: AppIdentity | None) -> frozenset[str]:
    name = "VEJVISER_ALLOWED_TENANTS"
    tenants = frozenset(entra_id(env, name, tenant) for tenant in env.words(name))
    return tenants or frozenset({app.tenant} if app and app.tenant else ())


def _days(env: Environment, kind: str, default: int) -> int | None:
    """Return for how many days a kind is kept; 0 stands for ever."""
    return env.number(f"VEJVISER_KEEP_{kind.upper()}_DAYS", default, least=0, most=36500) or None


def _database_url(env: Environment) -> str:
    url = env.secret("VEJVISER_DATABASE_URL")
    if not url:
        return f"sqlite:///{_data_folder(env) / 'vejviser.db'}"
    if url.partition("://")[0] not in _DATABASES or "://" not in url:
        env.fault("VEJVISER_DATABASE_URL", "not_a_database", allowed=", ".join(f"{name}://" for name in _DATABASES))
    return url


def _data_folder(env: Environment) -> Path:
    """Return the user's own data folder: XDG's, Windows', or XDG's default."""
    root = env.text("XDG_DATA_HOME") or env.text("LOCALAPPDATA")
    return (Path(root) if root else Path.home() / ".local" / "share") / "vejviser"


def _pack_folders(env: Environment) -> tuple[Path, ...]:
    folders = tuple(Path(part).expanduser() for part in env.words("VEJVISER_PACKS", os.pathsep))
    for folder in folders:
        if not folder.is_dir():
            env.fault("VEJVISER_PACKS", "no_such_folder", folder=str(folder))
    return folders


def _pack(env: Environment, folders: tuple[Path, ...], *, must_be_there: bool) -> str:
    from knowledge.form.loading import available

    pack = env.text("VEJVISER_PACK", "slagelse")
    if must_be_there and pack not in (there := available(folders)):
        env.fault("VEJVISER_PACK", "no_such_pack", value=pack, allowed=", ".join(there))
    return pack


def _keys(env: Environment, *, required: bool) -> tuple[SecretStr, ...]:
    keys = tuple(part.strip() for part in env.secret("VEJVISER_KEYS").split(",") if part.strip())
    if required and not keys and not env.has_fault("VEJVISER_KEYS"):
        env.fault("VEJVISER_KEYS", "missing_keys")
    for number, key in enumerate(keys, start=1):
        if not _is_fernet_key(key):
            env.fault("VEJVISER_KEYS", "not_a_key", number=str(number))
    return tuple(SecretStr(key) for key in keys)


def _is_fernet_key(key: str) -> bool:
    try:
        return len(urlsafe_b64decode(key.encode("ascii"))) == 32
    except (Base64Error, UnicodeEncodeError):
        return False


def _service_hosts(env: Environment) -> tuple[str, ...]:
    hosts = tuple(host.lower() for host in env.words("VEJVISER_SERVICE_HOSTS")) or TEAMS_SERVICE_HOSTS
    for host in hosts:
        if not _HOST.fullmatch(host):
            env.fault("VEJVISER_SERVICE_HOSTS", "not_a_host", value=host)
    return hosts
