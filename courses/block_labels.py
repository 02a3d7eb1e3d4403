"""What editors call the blocks of a lesson and their parts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

BLOCK_LABELS = {
    "heading": _("Heading"), "paragraph": _("Paragraph"), "key_message": _("Key message"),
    "warning": _("Warning"), "steps": _("Steps"), "checklist": _("Checklist"), "table": _("Table"),
    "picture": _("Picture"), "audio": _("Audio"), "sample": _("Sample of a paper"),
    "worked_example": _("Worked example"), "worksheet": _("Worksheet"), "country_note": _("Country note"),
    "regional_note": _("Regional note"), "term": _("Word and its meaning"),
    "support_contact": _("Where to get help"), "fact": _("Fact with a date"),
    "help_link": _("Link to “Help now”"), "source": _("Source"), "choice": _("Answer"),
}  # fmt: skip
PART_LABELS = {
    "text": _("Text"), "level": _("Level"), "drawing": _("Drawing"), "image": _("Picture"),
    "alt": _("What the picture shows"), "decorative": _("Only decorates"), "file": _("File"),
    "minutes": _("Minutes"), "transcript": _("The same in words"), "items": _("Items"), "title": _("Title"),
    "content": _("Content"), "kind": _("Kind"), "origin": _("From"), "destination": _("To"),
    "regions": _("Regions"), "term": _("Word"), "contact": _("Contact"), "checked_on": _("Checked on"),
    "review_by": _("Look again by"), "fact": _("Number of the fact"), "facts": _("Numbers of the facts"),
    "address": _("Address"), "volatile": _("Changes often"), "learner": _("Show to learners"),
    "correct": _("This answer is right"),
}  # fmt: skip


def label_blocks(stream: blocks.StreamBlock) -> None:
    """Name a stream's blocks and their parts for editors.

    After construction: a ``label=`` would stand in migrations, and each change of wording would make one.
    """
    for name, block in stream.child_blocks.items():
        block.label = BLOCK_LABELS[name]
        for part, child in getattr(block, "child_blocks", {}).items():
            if part in PART_LABELS:
                child.label = PART_LABELS[part]
