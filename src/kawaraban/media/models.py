"""The image model: Wagtail's, with what a newsroom must know about a picture."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """An image and the rights to it.

    `description` is the alternative text; `caption` may be replaced where the picture is used;
    `credit` is printed with it everywhere.
    """

    caption = models.TextField(_("caption"), blank=True, max_length=500)
    credit = models.CharField(
        _("credit"), blank=True, max_length=200, help_text=_("Photographer and agency, as printed.")
    )
    licence = models.CharField(
        _("licence"), blank=True, max_length=200, help_text=_("For example CC BY 4.0, with a URL.")
    )

    admin_form_fields = (*Image.admin_form_fields, "caption", "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def get_upload_to(self, filename: str) -> str:
        """Return where the file will lie, under a name that nobody can guess.

        Renditions are served to everybody and are named after it, also those of a picture that
        only a draft shows. The token stands first, since long names are cut at their end.
        """
        path: str = super().get_upload_to(f"{secrets.token_hex(8)}-{filename}")
        return path

    @property
    def default_alt_text(self) -> str:
        """The alternative text: the description, never the file's name."""
        return self.description


class Rendition(AbstractRendition):
    """A picture in one size and format, made once."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter"
            )
        ]
