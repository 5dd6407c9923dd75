"""A small real OpenID provider on loopback: discovery, keys, code flow with PKCE, signed tokens.

It signs everybody on as ``subject`` without asking. A test spoils what it says: ``claims`` are
replaced in the token (None leaves one out), ``metadata`` in the discovery.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "elternportal", "a secret of the two"


@dataclass
class TestProvider:
    """The provider; ``issuer`` is its address."""

    __test__ = False

    issuer: str = ""
    subject: str = "person-1"
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    denies: bool = False
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    # What is signed with if that is not the published key.
    other_key: RSAKey | None = None
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def setting(self, name: str = "schule", label: str = "Schulplattform") -> dict[str, str]:
        """What the portal's settings say of it."""
        return {
            "name": name,
            "label": label,
            "issuer": self.issuer,
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
        }

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            "code_challenge_methods_supported": ["S256"],
            **self.metadata,
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        if self.denies:
            answer = {"error": "access_denied", "state": asked["state"]}
            return f"{asked['redirect_uri']}?{urlencode(answer)}"
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, fields: Mapping[str, str], authorization: str) -> dict[str, Any] | None:
        """The tokens for a code, once, for the portal alone, with the proof of its attempt."""
        asked = self._codes.pop(fields.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        if asked is None or authorization not in {f"Basic {basic}", _encoded_basic()}:
            return None
        digest = hashlib.sha256(fields.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        fits = (
            asked.get("code_challenge_method") == "S256"
            and asked.get("code_challenge") == challenge
            and asked.get("redirect_uri") == fields.get("redirect_uri")
        )
        if not fits:
            return None
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.id_token(asked)}

    def id_token(self, asked: Mapping[str, str]) -> str:
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": self.subject,
            "iat": now,
            "exp": now + 300,
            "nonce": asked.get("nonce", ""),
            **self.claims,
        }
        claims = {name: value for name, value in said.items() if value is not None}
        key = self.other_key or self.key
        return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


def _encoded_basic() -> str:
    """As RFC 6749, 2.3.1 has it: each part is form-encoded first."""
    pair = ":".join(urlencode({"": part})[1:] for part in (CLIENT_ID, CLIENT_SECRET))
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


@contextmanager
def serving_provider() -> Iterator[TestProvider]:
    """The provider at a free port of this machine, until the end of the block."""
    provider = TestProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorize(dict(parse_qsl(parts.query))))
                self.end_headers()
            elif parts.path == "/.well-known/openid-configuration":
                self._answer(provider.discovery())
            elif parts.path == "/keys":
                self._answer(provider.keys())
            else:
                self._answer({}, 404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            fields = dict(parse_qsl(body))
            tokens = provider.token(fields, self.headers.get("Authorization", ""))
            if tokens is None:
                self._answer({"error": "invalid_grant"}, 400)
            else:
                self._answer(tokens)

        def _answer(self, content: object, status: int = 200) -> None:
            data = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its parent's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
