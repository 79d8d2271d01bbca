"""Where passkeys can be tried on one's own machine."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from django import template
from django.http.request import split_domain_port

register = template.Library()


@register.simple_tag(takes_context=True)
def address_with_a_name(context: dict[str, Any]) -> str:
    """Return this page's address at `localhost` where it is open at a number of this machine; otherwise nothing.

    A passkey belongs to the name of a site; browsers make none for a number such as 127.0.0.1.
    """
    request = context["request"]
    host, port = split_domain_port(request.get_host())
    try:
        is_this_machine = ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return ""
    named = f"localhost:{port}" if port else "localhost"
    return f"{request.scheme}://{named}{request.get_full_path()}" if is_this_machine else ""
