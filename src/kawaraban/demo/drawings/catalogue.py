"""Every drawing by name: who cuts it and where its subject stands."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from kawaraban.demo.drawings.portraits import portrait
from kawaraban.demo.drawings.scenes.bicycle import bicycle
from kawaraban.demo.drawings.scenes.boat_race import boat_race
from kawaraban.demo.drawings.scenes.bridge import bridge
from kawaraban.demo.drawings.scenes.demining import demining
from kawaraban.demo.drawings.scenes.dialogue import dialogue
from kawaraban.demo.drawings.scenes.dolphin import dolphin
from kawaraban.demo.drawings.scenes.ferry import ferry
from kawaraban.demo.drawings.scenes.fish_market import fish_market
from kawaraban.demo.drawings.scenes.lanterns import lanterns
from kawaraban.demo.drawings.scenes.library import library
from kawaraban.demo.drawings.scenes.lighthouse import lighthouse
from kawaraban.demo.drawings.scenes.mangrove import mangrove
from kawaraban.demo.drawings.scenes.market import market
from kawaraban.demo.drawings.scenes.museum import museum
from kawaraban.demo.drawings.scenes.port_cranes import port_cranes
from kawaraban.demo.drawings.scenes.pot import pot
from kawaraban.demo.drawings.scenes.rain import rain
from kawaraban.demo.drawings.scenes.rice_harvest import rice_harvest
from kawaraban.demo.drawings.scenes.school import school
from kawaraban.demo.drawings.scenes.solar import solar
from kawaraban.demo.drawings.scenes.stars import stars
from kawaraban.demo.drawings.scenes.tea_field import tea_field
from kawaraban.demo.drawings.scenes.train import train
from kawaraban.demo.drawings.scenes.weaving import weaving
from kawaraban.demo.drawings.sheet import Sheet
from kawaraban.demo.drawings.sitters import SITTERS


class Subject(NamedTuple):
    """The box a crop must keep: its middle and its extent, in units of the default size."""

    x: int
    y: int
    width: int
    height: int


class Drawing(NamedTuple):
    """A drawing, and where in it the eye should rest."""

    cut: Callable[[Sheet], None]
    subject: Subject


_FACE: Final = Subject(800, 450, 560, 640)

CATALOGUE: Final[dict[str, Drawing]] = {
    "ferry": Drawing(ferry, Subject(800, 590, 1000, 560)),
    "bridge": Drawing(bridge, Subject(690, 470, 900, 840)),
    "rice-harvest": Drawing(rice_harvest, Subject(740, 640, 1000, 500)),
    "school": Drawing(school, Subject(700, 560, 960, 760)),
    "museum": Drawing(museum, Subject(800, 610, 740, 760)),
    "dialogue": Drawing(dialogue, Subject(800, 640, 900, 700)),
    "lanterns": Drawing(lanterns, Subject(660, 600, 900, 800)),
    "demining": Drawing(demining, Subject(800, 680, 620, 560)),
    "market": Drawing(market, Subject(800, 600, 860, 820)),
    "rain": Drawing(rain, Subject(800, 570, 1000, 560)),
    "dolphin": Drawing(dolphin, Subject(660, 640, 620, 520)),
    "train": Drawing(train, Subject(860, 560, 900, 420)),
    "lighthouse": Drawing(lighthouse, Subject(960, 480, 640, 720)),
    "tea-field": Drawing(tea_field, Subject(820, 480, 940, 760)),
    "weaving": Drawing(weaving, Subject(760, 640, 920, 720)),
    "bicycle": Drawing(bicycle, Subject(800, 580, 700, 760)),
    "solar": Drawing(solar, Subject(1080, 500, 820, 820)),
    "library": Drawing(library, Subject(800, 600, 760, 800)),
    "fish-market": Drawing(fish_market, Subject(720, 700, 960, 660)),
    "stars": Drawing(stars, Subject(780, 520, 820, 640)),
    "pot": Drawing(pot, Subject(800, 540, 600, 840)),
    "boat-race": Drawing(boat_race, Subject(960, 500, 1000, 760)),
    "port-cranes": Drawing(port_cranes, Subject(850, 560, 1000, 880)),
    "mangrove": Drawing(mangrove, Subject(830, 490, 1000, 820)),
} | {name: Drawing(partial(portrait, name=name), _FACE) for name in SITTERS}
