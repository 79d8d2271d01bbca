"""The component gallery, for staff: every component with sample data."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.generic import TemplateView

from design.gallery import Sample, samples


class GalleryView(TemplateView):
    """Show each component with sample data; to anybody who is not staff this page does not exist."""

    template_name = "design/pages/gallery.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not getattr(request.user, "is_staff", False):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = [(sample, self._rendered(sample)) for sample in samples()]
        return super().get_context_data(samples=shown, **kwargs)

    def _rendered(self, sample: Sample) -> SafeString:
        return SafeString(render_to_string(sample.template, sample.context))
