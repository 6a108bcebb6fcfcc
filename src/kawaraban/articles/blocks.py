"""What the body of a story is made of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock

INLINE = ["bold", "italic", "link", "document-link", "superscript", "subscript", "code"]


class PictureBlock(blocks.StructBlock):
    """A picture with its alternative text; caption and credit default to the picture's own."""

    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=500, label=_("Caption"))
    credit = blocks.CharBlock(required=False, max_length=200, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "articles/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, set apart."""

    text = blocks.TextBlock(label=_("Words"))
    attribution = blocks.CharBlock(required=False, max_length=200, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "articles/blocks/quote.html"


class FactBlock(blocks.StructBlock):
    """One line of a fact box."""

    label = blocks.CharBlock(max_length=120, label=_("What"))
    value = blocks.CharBlock(max_length=300, label=_("Fact"))


class FactsBlock(blocks.StructBlock):
    """Facts pulled out of the text, with a title of their own."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    items = blocks.ListBlock(FactBlock(), label=_("Facts"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        template = "articles/blocks/facts.html"


class ListingBlock(blocks.StructBlock):
    """A list, numbered or not."""

    numbered = blocks.BooleanBlock(required=False, label=_("Numbered"))
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE), min_num=1, label=_("Items"))

    class Meta:
        icon = "list-ol"
        label = _("List")
        template = "articles/blocks/listing.html"


class StoryTableBlock(TypedTableBlock):
    """A table with a caption; the first column of text heads its row."""

    class Meta:
        icon = "table"
        label = _("Table")
        template = "articles/blocks/table.html"


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of `Article.body`, in the order of the editor's menu."""
    return [
        (
            "paragraph",
            blocks.RichTextBlock(
                features=[*INLINE, "ol", "ul"],
                label=_("Text"),
                icon="pilcrow",
                template="articles/blocks/paragraph.html",
            ),
        ),
        (
            "heading",
            blocks.CharBlock(
                max_length=200,
                label=_("Subheading"),
                icon="title",
                template="articles/blocks/heading.html",
            ),
        ),
        ("picture", PictureBlock()),
        ("quote", QuoteBlock()),
        ("listing", ListingBlock()),
        ("facts", FactsBlock()),
        (
            "table",
            StoryTableBlock(
                [
                    ("text", blocks.CharBlock(required=False, label=_("Text"))),
                    ("number", blocks.CharBlock(required=False, label=_("Number"))),
                ]
            ),
        ),
        ("embed", EmbedBlock(label=_("Embed"), template="articles/blocks/embed.html")),
    ]
