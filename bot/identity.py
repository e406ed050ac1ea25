"""The bot's own registration in Entra: its id, its tenant, and what it proves itself with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, cast

from pydantic import SecretStr

from bot.environment import Environment

AppType = Literal["SingleTenant", "UserAssignedMSI"]

_NOTHING: Final = SecretStr("")
_ENTRA_ID: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


@dataclass(frozen=True, slots=True)
class AppIdentity:
    """Who the bot is. A single tenant's app has a password or a certificate, a managed identity neither."""

    id: str
    tenant: str
    type: AppType
    password: SecretStr
    certificate: SecretStr = _NOTHING
    """PEM: the certificate and its private key."""


def read_identity(env: Environment, *, required: bool) -> AppIdentity | None:
    """Return the identity, None where no id is set; what is wrong or missing becomes a fault."""
    kind = cast(AppType, env.one_of("MicrosoftAppType", ("SingleTenant", "UserAssignedMSI")))
    id, tenant = read_entra_id(env, "MicrosoftAppId"), read_entra_id(env, "MicrosoftAppTenantId")
    password, certificate = env.secret("MicrosoftAppPassword"), _certificate(env)
    if required:
        if not id:
            env.fault("MicrosoftAppId", "missing_app_id")
        if not tenant:
            env.fault("MicrosoftAppTenantId", "missing_tenant")
    if kind == "SingleTenant" and (required or certificate):
        _check_proof(env, password, certificate)
    return AppIdentity(id, tenant, kind, SecretStr(password), SecretStr(certificate)) if id else None


def certificate_ends(app: AppIdentity) -> datetime | None:
    """Return when the app's certificate ends; None where it has none."""
    pem = app.certificate.get_secret_value()
    if not pem:
        return None
    from cryptography.x509 import load_pem_x509_certificate

    return load_pem_x509_certificate(pem.encode()).not_valid_after_utc


def read_entra_id(env: Environment, name: str) -> str:
    """Return an id as Entra gives it, in small letters; empty where none is set."""
    return entra_id(env, name, env.text(name))


def entra_id(env: Environment, name: str, value: str) -> str:
    """Return an id in small letters; one that cannot be an id is a fault of the setting."""
    if value and not _ENTRA_ID.fullmatch(value):
        env.fault(name, "not_an_id", value=value)
    return value.lower()


def _check_proof(env: Environment, password: str, certificate: str) -> None:
    if password and certificate:
        env.fault("MicrosoftAppCertificate", "password_and_certificate")
    unread = env.has_fault("MicrosoftAppPassword") or env.has_fault("MicrosoftAppCertificate")
    if not password and not certificate and not unread:
        env.fault("MicrosoftAppPassword", "missing_password")


def _certificate(env: Environment) -> str:
    pem = env.secret("MicrosoftAppCertificate")
    if pem and not _holds_certificate_and_key(pem.encode()):
        env.fault("MicrosoftAppCertificate", "not_a_certificate")
    return pem


def _holds_certificate_and_key(pem: bytes) -> bool:
    """Whether a certificate and the private key that belongs to it can be read without a passphrase."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from cryptography.x509 import load_pem_x509_certificate

    try:
        key = load_pem_private_key(pem, password=None)
        certified = load_pem_x509_certificate(pem).public_key()
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False
    return isinstance(key, RSAPrivateKey) and key.public_key() == certified
