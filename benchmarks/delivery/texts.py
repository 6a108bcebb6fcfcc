"""Texts of about 350 words in five scripts, the same in every run. All our own."""

from __future__ import annotations

import random
from dataclasses import dataclass

PARAGRAPHS, WORDS_A_PARAGRAPH = 7, 50


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list of words."""
    return tuple(text.split())


@dataclass(frozen=True)
class Script:
    """The words of a language, what stands between them, and what ends a sentence."""

    words: tuple[str, ...]
    between: str
    end: str


SCRIPTS = {
    "en": Script(
        words(
            "ferry bridge river rice market school lamp engine harvest museum road village "
            "crossing teacher weather station mangrove pepper loom canal orchard library "
            "signal winter season council opened repaired counted carried before after along "
            "beside the a of and with without every third morning evening"
        ),
        " ",
        ". ",
    ),
    "ja": Script(
        words(
            "渡し船 橋 川 米 市場 学校 灯り 機関 収穫 博物館 道 村 横断 先生 天気 駅 胡椒 織機 "
            "運河 果樹園 図書館 信号 冬 季節 議会 開いた 直した 数えた 運んだ の が を に で と"
        ),
        "",
        "。",
    ),
    "km": Script(
        words("សាឡាង ស្ពាន ទន្លេ អង្ករ ផ្សារ សាលា ចង្កៀង ភូមិ ផ្លូវ គ្រូ រដូវ ម្រេច ប្រឡាយ ស្ថានីយ"),
        "",
        "។ ",
    ),
    "th": Script(
        words("เรือข้ามฟาก สะพาน แม่น้ำ ข้าว ตลาด โรงเรียน โคมไฟ หมู่บ้าน ถนน ครู ฤดู พริกไทย คลอง สถานี"),
        "",
        " ",
    ),
    "vi": Script(
        words(
            "phà cầu sông gạo chợ trường đèn máy mùa làng đường thầy giáo trời ga tiêu khung "
            "cửi kênh vườn thư viện tín hiệu đông hội đồng mở sửa đếm chở trước sau dọc bên"
        ),
        " ",
        ". ",
    ),
}

# Of ten stories, six are in English and one in each of the others.
LANGUAGES = ("en", "en", "ja", "en", "km", "en", "th", "en", "vi", "en")


@dataclass(frozen=True)
class Text:
    """One story."""

    number: int
    language: str
    headline: str
    lede: str
    paragraphs: tuple[str, ...]
    category: int
    tags: tuple[int, ...]


CATEGORIES = ("Event", "River", "Market", "School", "Culture", "Weather", "Transport", "Letters")
TAGS = (
    *("ferry", "bridge", "harvest", "museum", "council", "railway"),
    *("festival", "flood", "pepper", "library", "weaving", "election"),
)


def text(number: int) -> Text:
    """Return story `number`."""
    chance = random.Random(number)
    language = LANGUAGES[number % len(LANGUAGES)]
    script = SCRIPTS[language]
    return Text(
        number,
        language,
        headline=f"{sentence(chance, script, 6).strip(' .。។')} {number}",
        lede=sentence(chance, script, 25).strip(),
        paragraphs=tuple(
            "".join(sentence(chance, script, 10) for _ in range(WORDS_A_PARAGRAPH // 10)).strip()
            for _ in range(PARAGRAPHS)
        ),
        category=chance.randrange(len(CATEGORIES)),
        tags=tuple(chance.sample(range(len(TAGS)), k=chance.randint(0, 3))),
    )


def sentence(chance: random.Random, script: Script, length: int) -> str:
    """Return a sentence of `length` words."""
    said = script.between.join(chance.choices(script.words, k=length))
    return said[0].upper() + said[1:] + script.end
