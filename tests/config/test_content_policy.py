"""The site's own files and nothing else; Wagtail's admin has a wider policy, and only there."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config.middleware.content_policy import ContentPolicyMiddleware


def policy_of(client: Client, address: str) -> dict[str, str]:
    header = client.get(address)["Content-Security-Policy"]
    return {part.split()[0]: part.partition(" ")[2] for part in header.split("; ")}


def test_the_site_allows_nothing_inline_and_nobody_else(client: Client) -> None:
    policy = policy_of(client, "/healthz")

    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert "unsafe" not in " ".join(policy.values())
    assert "http" not in " ".join(policy.values())


@pytest.mark.django_db
def test_the_administration_has_a_policy_of_its_own(client: Client) -> None:
    policy = policy_of(client, "/admin/")

    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["frame-ancestors"] == "'self'"
    assert "http" not in " ".join(policy.values())


def test_a_preview_may_stand_in_the_editors_frame_and_the_page_itself_in_none(rf: RequestFactory) -> None:
    adding = ContentPolicyMiddleware(lambda _: HttpResponse())
    request = rf.get("/programmes/")
    plain = adding.process_response(request, HttpResponse())["Content-Security-Policy"]
    request.is_preview = True  # type: ignore[attr-defined]  # as Wagtail says it

    shown = adding.process_response(request, HttpResponse())["Content-Security-Policy"]

    assert "frame-ancestors 'none'" in plain
    assert "frame-ancestors 'self'" in shown
    assert "unsafe" not in shown


def test_every_answer_says_what_a_page_may_not_use(client: Client) -> None:
    answer = client.get("/healthz")

    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
