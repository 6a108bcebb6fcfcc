"""The admin's form of a picture: Wagtail's, which fails on a file that breaks off."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):  # type: ignore[misc]
    """Tells an editor that a file is no whole picture; Wagtail only looks at how it begins."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            decode = field.check_image_pixel_size

            def check(file: Any) -> None:
                try:
                    decode(file)
                except ValidationError:
                    raise
                except Exception as error:  # decoders raise whatever they stumble over
                    message = field.error_messages["invalid_image"]
                    raise ValidationError(message, code="invalid_image") from error

            field.check_image_pixel_size = check
