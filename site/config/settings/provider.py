"""A provider of OpenID Connect with whose accounts people may sign in, from what an operator names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def provider_at(
    issuer: str, *, slug: str, name: str, client_id: str, client_secret: str, domains: Sequence[str] = ()
) -> dict[str, Any]:
    """Return allauth's description of the provider, or of none where there is no issuer.

    Its word that an address is confirmed counts; where it gives none, addresses of ``domains`` count as confirmed.
    """
    if not issuer:
        return {}
    settings: dict[str, Any] = {
        "server_url": issuer.rstrip("/"),
        "scope": ["openid", "email"],
        "oauth_pkce_enabled": True,
    }
    if domains:
        settings["verified_email"] = [domain.lower().lstrip("@") for domain in domains]
    app = {
        "provider_id": slug,
        "name": name,
        "client_id": client_id,
        "secret": client_secret,
        "settings": settings,
    }
    return {"openid_connect": {"APPS": [app]}}
