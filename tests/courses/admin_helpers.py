"""Forms of the Wagtail admin as a browser would send them back: from the form the admin itself shows."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Page

from lms.accounts.models import User


def admin_client(user: User) -> Client:
    """A browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=["courses", model._meta.model_name, parent.pk])


def rich(html: str) -> str:
    """Rich text as the editor in the browser sends it."""
    return ContentstateConverter(["bold", "link", "ul", "ol"]).from_database_format(html)


def block_data(block: blocks.Block, value: Any, prefix: str) -> dict[str, str]:
    """A block's value as form fields."""
    if isinstance(block, blocks.StreamBlock):
        data = {f"{prefix}-count": str(len(value))}
        for number, child in enumerate(value):
            row = f"{prefix}-{number}"
            data |= {f"{row}-deleted": "", f"{row}-order": str(number), f"{row}-type": child.block_type}
            data |= {f"{row}-id": child.id or "", **block_data(child.block, child.value, f"{row}-value")}
        return data
    if isinstance(block, blocks.StructBlock):
        parts = [
            block_data(child, value[name], f"{prefix}-{name}") for name, child in block.child_blocks.items()
        ]
        return {key: text for part in parts for key, text in part.items()}
    if isinstance(block, blocks.RichTextBlock):
        return {prefix: rich(value.source)}
    if isinstance(block, blocks.BooleanBlock):
        return {prefix: "on"} if value else {}
    return {prefix: "" if value is None else str(value)}


def field_data(form: Any) -> dict[str, Any]:
    """All fields of a form and its formsets."""
    data: dict[str, Any] = {}
    for bound in form:
        if isinstance(bound.field, blocks.BlockField):
            data |= block_data(bound.field.block, bound.value() or [], bound.html_name)
        elif type(bound.field.widget).__name__ == "DraftailRichTextArea":
            data[bound.html_name] = rich(bound.value() or "")
        elif bound.value() is not None and bound.value() is not False:
            data[bound.html_name] = bound.value()
    for formset in getattr(form, "formsets", {}).values():
        data |= field_data(formset.management_form)
        for row in formset.forms:
            data |= field_data(row)
    return data


def form_of(client: Client, address: str) -> dict[str, Any]:
    """The form at ``address``, ready to be sent back untouched."""
    response = client.get(address)
    assert response.status_code == 200, response
    return field_data(response.context["form"])


def stream(prefix: str, *texts: str) -> dict[str, str]:
    """A stream of paragraphs as form fields."""
    data = {f"{prefix}-count": str(len(texts))}
    for number, text in enumerate(texts):
        row = f"{prefix}-{number}"
        data |= {
            f"{row}-deleted": "",
            f"{row}-order": str(number),
            f"{row}-type": "paragraph",
            f"{row}-id": "",
        }
        data |= {f"{row}-value": rich(f"<p>{text}</p>")}
    return data


def send(client: Client, address: str, data: dict[str, Any], **extra: Any) -> Any:
    """Post a form; the answer after redirects."""
    return client.post(address, {**data, **extra}, follow=True)


def said(response: Any) -> str:
    """The messages on the page after a post."""
    return " ".join(str(message) for message in response.context["messages"]).strip()


def draft(page: Page) -> Any:
    """The latest draft as it stands in the database."""
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()
