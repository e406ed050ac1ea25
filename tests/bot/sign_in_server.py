"""Entra's sign-in service on loopback, with TLS as the real one has, and certificates made on the spot."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qsl

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


def certified(key: RSAPrivateKey, name: str = "vejviser") -> str:
    """Return a PEM with a certificate of `key`, good for loopback, and the key itself."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.PEM).decode() + private.decode()


class SignInServer(ThreadingHTTPServer):
    """Gives a token to who has the secret, or signs with the key of the certificate that is registered here."""

    def __init__(self, pem: Path, tenant: str, secret: str, registered: RSAPrivateKey) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self.server_port}"
        self.root = f"{self.url}/{tenant}"
        self.forms: list[dict[str, str]] = []
        self._secret = secret
        self._registered = registered

    @contextmanager
    def running(self) -> Iterator[SignInServer]:
        """Serve in a thread of its own."""
        thread = Thread(target=self.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            thread.join()
            self.server_close()

    def discovered(self) -> dict[str, object]:
        """Return where the tokens of the tenant are."""
        return {
            "issuer": f"{self.root}/v2.0",
            "authorization_endpoint": f"{self.root}/oauth2/v2.0/authorize",
            "token_endpoint": f"{self.root}/oauth2/v2.0/token",
        }

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        """Return the answer to somebody who wants a token."""
        self.forms.append(form)
        if form.get("client_secret") == self._secret or self._signed(form):
            return 200, {"token_type": "Bearer", "expires_in": 3599, "access_token": "fra-entra"}
        said = "AADSTS7000222: hemmeligt"
        return 401, {"error": "invalid_client", "error_codes": [7000222], "error_description": said}

    def _signed(self, form: dict[str, str]) -> bool:
        try:
            claims = jwt.decode(
                form.get("client_assertion", ""),
                self._registered.public_key(),
                algorithms=["PS256"],
                audience=f"{self.root}/oauth2/v2.0/token",
            )
        except jwt.PyJWTError:
            return False
        return bool(claims["iss"] == claims["sub"] == form["client_id"])


class _Handler(BaseHTTPRequestHandler):
    server: SignInServer

    def do_GET(self) -> None:
        self._answer(200, self.server.discovered())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(*self.server.token(dict(parse_qsl(body))))

    def _answer(self, status: int, values: dict[str, object]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(values).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass
