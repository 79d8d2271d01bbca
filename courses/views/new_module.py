"""In ``/admin/``: begin a module from a title."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.admin import messages
from wagtail.models import Page

from courses.actions.new_module import begin_module
from courses.forms.new_module import NewModuleForm
from courses.models import ModulePage


def new_module(request: HttpRequest, parent_id: int) -> HttpResponse:
    """Ask for a title, and lay the module out below a year, pathway or route."""
    parent = get_object_or_404(Page, pk=parent_id).specific
    may_add = parent.permissions_for_user(request.user).can_add_subpage() and ModulePage.can_create_at(parent)
    if not may_add:
        raise PermissionDenied
    form = NewModuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        module = begin_module(parent=parent, by=request.user, **form.cleaned_data)
        messages.success(
            request, f"“{module.title}” is laid out as a draft. Fill its lessons, then publish it."
        )
        return redirect("wagtailadmin_explore", module.pk)
    return render(request, "courses/admin/new_module.html", {"form": form, "parent": parent})
