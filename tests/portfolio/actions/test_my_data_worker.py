"""A copy of somebody's data, and their erasing, through a real worker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage

from foundations.clock import now
from portfolio.actions.data_export import ask_for_export
from portfolio.actions.erasure import ask_for_erasure
from portfolio.models import DataExport, Erasure
from portfolio.vocabulary import ErasureState, ExportState
from tests.portfolio.scene import a_person


@pytest.mark.crash
@pytest.mark.django_db(transaction=True)
def test_a_worker_makes_the_copy_and_later_erases(a_worker: object, wait_for: Callable[..., None]) -> None:
    ada = a_person()

    copy = ask_for_export(ada, at=now())
    wait_for(DataExport.objects.filter(pk=copy.pk, state=ExportState.READY).exists, seconds=90)
    assert default_storage.exists(copy.file_name)

    ask_for_erasure(ada, at=now())
    wait_for(Erasure.objects.filter(person=ada, state=ErasureState.DONE).exists, seconds=90)
    wait_for(lambda: not default_storage.exists(copy.file_name), seconds=30)
    ada.refresh_from_db()
    assert ada.name == ""
