"""Django's fields in the NHS front end's markup: which class a widget gets, and what describes it."""

from collections.abc import Iterator

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()


def _css_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.PasswordInput):
        return "nhsuk-input nhsuk-password-input__input nhsuk-js-password-input-input"
    if isinstance(widget, forms.Textarea):
        return "nhsuk-textarea"
    if isinstance(widget, forms.Select):
        return "nhsuk-select"
    if isinstance(widget, forms.FileInput):
        return "lw-file"
    if isinstance(widget, forms.CheckboxInput):
        return "nhsuk-checkboxes__input"
    return "nhsuk-input"


@register.filter
def field_kind(field: BoundField) -> str:
    """Return which markup a field needs: hidden, choices, checkbox, parts, password or plain."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxSelectMultiple):  # which is a RadioSelect, so it comes first
        return "checkboxes"
    if isinstance(widget, forms.RadioSelect):
        return "radios"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        return "parts"
    return "password" if isinstance(widget, forms.PasswordInput) else "plain"


def _described_by(field: BoundField) -> str:
    given = field.field.widget.attrs.get("aria-describedby", "")
    ids = [
        given,
        f"{field.auto_id}-hint" if field.help_text else "",
        f"{field.auto_id}-error" if field.errors else "",
    ]
    return " ".join(word for word in ids if word)


@register.simple_tag
def field_widget(field: BoundField) -> SafeString:
    """Render a field's widget with its class, and tied to its hint and its error."""
    widget = field.field.widget
    css = _css_class(widget)
    words = [
        css,
        str(widget.attrs.get("class", "")),
        f"{css.split()[0]}--error" if field.errors and css.startswith("nhsuk") else "",
    ]
    attrs: dict[str, str | bool] = {"class": " ".join(word for word in words if word)}
    if described := _described_by(field):
        attrs["aria-describedby"] = described
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.simple_tag
def field_described_by(field: BoundField) -> str:
    return _described_by(field)


@register.filter
def error_target(field: BoundField) -> str:
    """Return the id that a link in the error summary leads to: for choices, the first one."""
    auto_id = str(field.auto_id)
    return (
        f"{auto_id}_0" if isinstance(field.field.widget, forms.RadioSelect | forms.MultiWidget) else auto_id
    )


@register.filter
def fields_with_errors(form: forms.BaseForm) -> Iterator[BoundField]:
    """Return the visible fields that have errors, in order."""
    return (field for field in form.visible_fields() if field.errors)
