"""The blocks a lesson is made of. One language's body is one stream of them."""

from django.core.validators import RegexValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from courses import registry
from courses.block_labels import label_blocks
from courses.drawings import DRAWINGS
from courses.languages import CONTENT_LANGUAGES
from courses.worksheets.kinds import WORKSHEET_CHOICES
from lms.languages import LANGUAGES

RICH_TEXT = ["bold", "link", "ul", "ol"]  # no colours, sizes or alignment: the design system decides those
ORIGINS = [("", _("any")), ("TJ", _("Tajikistan")), ("UZ", _("Uzbekistan")), ("KG", _("Kyrgyzstan"))]
DESTINATIONS = [
    ("", _("any")),
    ("RU", _("Russia")),
    ("KZ", _("Kazakhstan")),
    ("TR", _("Türkiye")),
    ("KR", _("South Korea")),
    ("other", _("another country")),
]


FACT_NUMBERS = RegexValidator(r"^F\d+\.\d+(,F\d+\.\d+)*$", _("Write the numbers like F2.12,F2.11."))


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120)
    level = blocks.ChoiceBlock(choices=[("2", _("section")), ("3", _("part of a section"))], default="2")

    class Meta:
        icon = "title"
        template = "courses/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    drawing = blocks.ChoiceBlock(choices=[(name, name) for name in DRAWINGS], required=False)
    image = ImageChooserBlock(required=False, help_text=_("Only when no drawing fits."))
    alt = blocks.CharBlock(
        required=False, max_length=200, help_text=_("What the picture shows, in this language.")
    )
    decorative = blocks.BooleanBlock(required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        result = super().clean(value)
        errors = {}
        if not result["drawing"] and not result["image"]:
            errors["drawing"] = blocks.base.ValidationError(_("Choose a drawing or a picture."))
        if not result["alt"] and not result["decorative"]:
            errors["alt"] = blocks.base.ValidationError(
                _("Say what the picture shows, or mark it as decorative.")
            )
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return result

    class Meta:
        icon = "image"
        template = "courses/blocks/picture.html"


class AudioBlock(blocks.StructBlock):
    file = DocumentChooserBlock()
    minutes = blocks.IntegerBlock(min_value=1, max_value=10)
    transcript = blocks.RichTextBlock(features=RICH_TEXT)

    class Meta:
        icon = "media"
        template = "courses/blocks/audio.html"


class ItemsBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.RichTextBlock(features=["bold", "link"]), min_num=1)


class SampleBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(help_text=_("Each line as it stands on the paper."))

    class Meta:
        icon = "doc-full"
        template = "courses/blocks/sample.html"


def table_block(**kwargs: object) -> TypedTableBlock:
    """A table of short texts with a caption."""
    return TypedTableBlock(
        [("text", blocks.CharBlock(required=False, max_length=200))],
        icon="table", template="courses/blocks/table.html", **kwargs,
    )  # fmt: skip


class WorkedExampleBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120)
    content = blocks.StreamBlock(
        [
            ("paragraph", blocks.RichTextBlock(features=RICH_TEXT)),
            ("table", table_block()),
        ],
        min_num=1,
    )

    class Meta:
        icon = "user"
        template = "courses/blocks/worked_example.html"


class WorksheetBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=WORKSHEET_CHOICES)
    text = blocks.CharBlock(max_length=250, required=False)

    class Meta:
        icon = "form"
        template = "courses/blocks/worksheet.html"


def facts_block(required: bool = False) -> blocks.CharBlock:
    """The numbers of facts that a block rests on; their sources stand in the lesson's list of sources."""
    return blocks.CharBlock(
        required=required,
        max_length=120,
        validators=[FACT_NUMBERS],
        help_text=_("As in the sources: F2.12,F2.11"),
    )


class FactBlock(blocks.StructBlock):
    """What a law or a price stands behind. Amber past its review, hidden a year after its check if it changes
    often."""

    facts = facts_block(required=True)
    content = blocks.StreamBlock(
        [("paragraph", blocks.RichTextBlock(features=RICH_TEXT)), ("table", table_block())], min_num=1
    )

    class Meta:
        icon = "calendar-check"
        template = "courses/blocks/fact.html"


class CountryNoteBlock(blocks.StructBlock):
    origin = blocks.ChoiceBlock(choices=ORIGINS[1:], required=False)
    destination = blocks.ChoiceBlock(choices=DESTINATIONS[1:], required=False)
    facts = facts_block()
    text = blocks.RichTextBlock(features=RICH_TEXT)

    class Meta:
        icon = "globe"
        template = "courses/blocks/country_note.html"


class RegionalNoteBlock(blocks.StructBlock):
    regions = blocks.CharBlock(max_length=120, help_text=_("ISO 3166-2 codes, with commas: KG-B,KG-O"))
    facts = facts_block()
    text = blocks.RichTextBlock(features=RICH_TEXT)

    class Meta:
        icon = "site"
        template = "courses/blocks/regional_note.html"


class TermBlock(blocks.StructBlock):
    term = blocks.CharBlock(max_length=120)
    text = blocks.RichTextBlock(features=["bold", "link"])

    class Meta:
        icon = "help"
        template = "courses/blocks/term.html"


class SupportContactBlock(blocks.StructBlock):
    """A contact of the directory by its key, so that a number is corrected in one place."""

    contact = blocks.ChoiceBlock(choices=registry.contact_choices)

    class Meta:
        icon = "mail"
        template = "courses/blocks/support_contact.html"


class LessonBody(blocks.StreamBlock):
    """The body of a lesson in one language."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(features=RICH_TEXT, icon="pilcrow")
    key_message = blocks.RichTextBlock(
        features=RICH_TEXT, icon="tick", template="courses/blocks/key_message.html"
    )
    warning = blocks.RichTextBlock(features=RICH_TEXT, icon="warning", template="courses/blocks/warning.html")
    steps = ItemsBlock(icon="list-ol", template="courses/blocks/steps.html")
    checklist = ItemsBlock(icon="list-ul", template="courses/blocks/checklist.html")
    table = table_block()
    picture = PictureBlock()
    audio = AudioBlock()
    sample = SampleBlock()
    worked_example = WorkedExampleBlock()
    worksheet = WorksheetBlock()
    country_note = CountryNoteBlock()
    regional_note = RegionalNoteBlock()
    term = TermBlock()
    support_contact = SupportContactBlock()
    fact = FactBlock()
    help_link = blocks.StaticBlock(icon="help", template="courses/blocks/help_link.html")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        label_blocks(self)


class SourceBlock(blocks.StructBlock):
    """Where a fact of the lesson was found, and when somebody looked."""

    fact = blocks.CharBlock(max_length=20, required=False)
    title = blocks.CharBlock(max_length=200)
    address = blocks.URLBlock(required=False)
    checked_on = blocks.DateBlock()
    volatile = blocks.BooleanBlock(required=False)
    review_by = blocks.DateBlock(required=False)
    learner = blocks.BooleanBlock(required=False, default=True, help_text=_("Learners may see this source."))

    class Meta:
        icon = "link"


class Sources(blocks.StreamBlock):
    source = SourceBlock()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        label_blocks(self)


def _choice_texts(**kwargs: object) -> list[tuple[str, blocks.CharBlock]]:
    return [
        (f"text_{language}", blocks.CharBlock(max_length=160, required=language == "ru", **kwargs))
        for language in CONTENT_LANGUAGES
    ]


class ChoiceBlock(blocks.StructBlock):
    """One answer: its block id is the choice's id in every language."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        local = _choice_texts()
        local += [("correct", blocks.BooleanBlock(required=False))]
        local += [
            (f"explanation_{language}", blocks.CharBlock(max_length=300, required=False))
            for language in CONTENT_LANGUAGES
        ]
        super().__init__(local, *args, **kwargs)

    class Meta:
        icon = "radio-full"


class Choices(blocks.StreamBlock):
    choice = ChoiceBlock()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        label_blocks(self)
        parts = self.child_blocks["choice"].child_blocks
        for code, name in LANGUAGES:
            parts[f"text_{code}"].label = format_lazy("{} · {}", _("Answer"), name)
            parts[f"explanation_{code}"].label = format_lazy("{} · {}", _("Explanation"), name)

    class Meta:
        min_num = 2
        max_num = 4
