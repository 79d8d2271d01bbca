"""A small provider of OpenID Connect, as a process of its own: discovery, sign-in, tokens, who it is, and its keys.

Run as a program it prints its port. Who is signed in there is posted to `/who` as JSON, such as
`{"sub": "1", "email": "ann@x.example", "email_verified": true}`. It checks the client, its secret, the address to return
to, that a code is used once, and the proof of the code (PKCE). `{"broken": "token"}` makes it misbehave on purpose.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "linkway", "a secret that two programs share"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
WHO: dict[str, Any] = {}
CODES: dict[str, dict[str, str]] = {}
TOKENS: dict[str, dict[str, Any]] = {}


class Provider(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        answers = {
            "/.well-known/openid-configuration": self.describe,
            "/keys": self.keys,
            "/who-is-it": self.who_is_it,
        }
        if parts.path == "/sign-in":
            self.sign_in(asked)
        elif parts.path in answers:
            answers[parts.path]()
        else:
            self.say({"error": "not_found"}, 404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/who":
            WHO.clear()
            WHO.update(json.loads(body))
            self.say({})
        else:
            self.token({name: values[0] for name, values in parse_qs(body).items()})

    @property
    def here(self) -> str:
        assert isinstance(self.server, ThreadingHTTPServer)
        return f"http://127.0.0.1:{self.server.server_port}"

    def describe(self) -> None:
        self.say(
            {
                "issuer": self.here,
                "authorization_endpoint": f"{self.here}/sign-in",
                "token_endpoint": f"{self.here}/token",
                "userinfo_endpoint": f"{self.here}/who-is-it",
                "jwks_uri": f"{self.here}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def keys(self) -> None:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        self.say({"keys": [{**key, "kid": "one", "alg": "RS256", "use": "sig"}]})

    def sign_in(self, asked: dict[str, str]) -> None:
        if asked.get("client_id") != CLIENT or asked.get("code_challenge_method") != "S256":
            return self.say({"error": "invalid_request"}, 400)
        if WHO.get("broken") == "denied":
            return self.go(asked["redirect_uri"], error="access_denied", state=asked["state"])
        code = secrets.token_urlsafe()
        CODES[code] = asked
        return self.go(asked["redirect_uri"], code=code, state=asked["state"])

    def token(self, sent: dict[str, str]) -> None:
        asked = CODES.pop(sent.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET)
            or sent.get("redirect_uri") != asked["redirect_uri"]
            or proof.decode().rstrip("=") != asked["code_challenge"]
            or WHO.get("broken") == "token"
        ):
            return self.say({"error": "invalid_grant"}, 400)
        token, now = secrets.token_urlsafe(), int(time.time())
        TOKENS[token] = dict(WHO)
        audience = "somebody-else" if WHO.get("broken") == "audience" else CLIENT
        claims = {"iss": self.here, "aud": audience, "iat": now, "exp": now + 60, "sub": WHO["sub"]}
        signed = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})
        return self.say({"access_token": token, "token_type": "Bearer", "expires_in": 60, "id_token": signed})

    def who_is_it(self) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        self.say(TOKENS[token]) if token in TOKENS else self.say({"error": "invalid_token"}, 401)

    def go(self, where: str, **query: str) -> None:
        self.send_response(302)
        self.send_header("Location", f"{where}?{urlencode(query)}")
        self.end_headers()

    def say(self, what: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()
