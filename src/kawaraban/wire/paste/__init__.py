"""The recogniser behind `kawaraban wire paste`: the text or HTML of any page in, a story out.

The listing of this folder is the pipeline. `decode` makes text of bytes; `mail`, `markup` and
`plain` make lines of text; `scope` finds the story among them; `navigation` drops what belongs to
the page; `fields` takes headline, category, date, credit and counts out of the lines; `repeats`
drops what stands twice; `compose` makes blocks of what is left; `gaps` says what an editor should
look at. `pipeline` calls them in that order.
"""

from kawaraban.wire.paste.pipeline import recognise
from kawaraban.wire.paste.story import Block, BlockKind, Dropped, NotAStory, PastedStory

__all__ = ["Block", "BlockKind", "Dropped", "NotAStory", "PastedStory", "recognise"]
