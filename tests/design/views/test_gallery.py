"""The gallery is for staff, and does not exist for anybody else."""

import pytest
from django.contrib.auth import get_user_model
from django.http import Http404
from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.urls import reverse

from design.gallery import samples
from design.views.gallery import GalleryView


def _opened_by(*, is_staff: bool) -> TemplateResponse:
    request = RequestFactory().get(reverse("design:gallery"))
    request.user = get_user_model()(pk=1, is_staff=is_staff)
    answer = GalleryView.as_view()(request)
    assert isinstance(answer, TemplateResponse)
    return answer


@pytest.mark.parametrize("is_staff", [True, False])
def test_the_gallery_is_shown_to_staff_and_hidden_from_others(is_staff: bool) -> None:
    if not is_staff:
        with pytest.raises(Http404):
            _opened_by(is_staff=False)
        return

    answer = _opened_by(is_staff=True)

    assert answer.status_code == 200
    assert answer.context_data is not None
    assert len(answer.context_data["samples"]) == len(samples())
