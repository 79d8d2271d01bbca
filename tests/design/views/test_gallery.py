"""The gallery is for staff, and does not exist for anybody else."""

from types import SimpleNamespace

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse

from design.gallery import samples
from design.views.gallery import GalleryView


def _opened_by(*, is_staff: bool):
    request = RequestFactory().get(reverse("design:gallery"))
    request.user = SimpleNamespace(is_staff=is_staff, pk=1, is_authenticated=True, is_active=True)
    return GalleryView.as_view()(request)


@pytest.mark.parametrize("is_staff", [True, False])
def test_the_gallery_is_shown_to_staff_and_hidden_from_others(is_staff: bool) -> None:
    if not is_staff:
        with pytest.raises(Http404):
            _opened_by(is_staff=False)
        return

    answer = _opened_by(is_staff=True)

    assert answer.status_code == 200
    assert len(answer.context_data["samples"]) == len(samples())
