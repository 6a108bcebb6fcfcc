"""The image model: Wagtail's, with what a newsroom must know about a picture."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from kawaraban.media.originals import look_at


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

    # What fills the place of a picture while it is being prepared: the colour of most of it.
    # `trouble` says why none can be made of its file (media.originals); another file heals it.
    tint = models.CharField(max_length=7, blank=True, default="", editable=False)
    trouble = models.CharField(max_length=20, blank=True, default="", editable=False)

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file brings its tint and its size as it is seen, and ends old renditions."""
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        stored = Picture.objects.filter(pk=self.pk).values_list("file", flat=True).first()
        if not self.file or stored == self.file.name:
            super().save(*args, **kwargs)
            return
        try:
            with self.open_file() as file:
                look = look_at(file)
        except OSError:  # a file that is not there is found out when renditions are made
            look = None
        self.tint, self.trouble = look.tint if look else "", ""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if stored:
                self.renditions.all().delete()
            if look:  # Wagtail takes a photograph for wide that its camera took upright
                for name, pixels in zip(("width", "height"), look.size, strict=True):
                    setattr(self, name, pixels)
                    Picture.objects.filter(pk=self.pk).update(**{name: pixels})

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
