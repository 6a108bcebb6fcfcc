"""Dates as pages print them, in the region's scripts, calendars and orders."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kawaraban.wire.paste.fields.calendars import ERAS, MONTHS, common_year
from kawaraban.wire.paste.fields.folding import fold, letters, unmarked

_LATIN = r"a-zà-ɏḀ-ỹ"
_MONTH = "|".join(re.escape(name) for name in sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?<![{_LATIN}])(?P<name>{_MONTH})(?![{_LATIN}])"
_DAY = r"(?<!\d)(?P<d>\d{1,2})"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_YEAR_WORD = r"(?:พ\.?ศ\.?|ค\.?ศ\.?|ព\.ស\.?|គ\.ស\.?|ឆ្នាំ|năm|ປີ)?\s*"
_KANJI = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_KANJI_NUMBER = re.compile(r"[〇○零一二三四五六七八九十]+(?=[年月日])")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, and what else stood in the text around it.

    `year_assumed`: the page gave none. `order_assumed`: 3/4/2023 was read day first.
    """

    day: date
    rest: str
    year_assumed: bool = False
    order_assumed: bool = False


def _patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


_NUMERIC = _patterns(
    rf"(?P<era>{'|'.join(era for era in ERAS if len(era) > 1)})\s*(?P<y>元|\d{{1,3}})\s*年\s*"
    r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日?",
    r"(?<![a-z])(?P<era>[rhs])\s?(?P<y>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})(?!\d)",
    r"(?<!\d)(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일号號]?",
    r"(?<!\d)(?P<y>\d{4})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?!\d)\.?",
    rf"(?:ngày\s*)?{_DAY}\s*(?:tháng|thg\.?)\s*(?P<m>\d{{1,2}})\s*,?\s*(?:năm\s*)?{_YEAR}",
    rf"{_DAY}\s*[日]?\s*{_YEAR_WORD}ខែទី?\s*(?P<m>\d{{1,2}})\s*{_YEAR_WORD}{_YEAR}",
)
_NAMED = _patterns(
    rf"{_DAY}\s*(?:st|nd|rd|th|er)?[\s,.-]*(?:of\s+|ខែ\s*|เดือน\s*|ເດືອນ\s*)?{_MONTH}[.,]?[\s-]*"
    rf"{_YEAR_WORD}(?P<y>\d{{4}}|'?\d{{2}}(?![:.]\d))(?!\d)",
    rf"{_MONTH}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+{_YEAR}",
)
_ORDERED = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4})(?!\d)")
_YEARLESS = _patterns(
    r"(?<![\d年])(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]",
    rf"(?:ngày\s*)?{_DAY}\s*tháng\s*(?P<m>\d{{1,2}})(?!\d)",
    rf"{_DAY}\s*(?:st|nd|rd|th)?\s+(?:of\s+|ខែ\s*)?{_MONTH}\.?",
    rf"{_MONTH}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)",
)
_AGO = (
    (re.compile(r"\d{1,3}\s*(?:minutes?|mins?|hours?|hrs?)\s+ago|\d{1,3}\s*(?:分|時間)前|"
                r"\d{1,3}\s*(?:นาที|ชั่วโมง)ที่แล้ว|\d{1,3}\s*(?:phút|giờ)\s+trước|"
                r"\d{1,3}\s*(?:分钟|分鐘|小时|小時)前|\d{1,3}\s*(?:분|시간)\s*전|^today$|^今日$|^本日$",
                re.IGNORECASE), 0),
    (re.compile(r"^yesterday$|^昨日$|^昨天$|^เมื่อวาน(?:นี้)?$|^hôm qua$|^어제$|^ម្សិលមិញ$",
                re.IGNORECASE), 1),
    (re.compile(r"(?P<n>\d{1,3})\s*(?:days?\s+ago|日前|天前|일\s*전|วันที่แล้ว|ngày\s+trước|ថ្ងៃមុន)",
                re.IGNORECASE), None),
)  # fmt: skip
_BESIDE = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])|[月火水木金土日]曜日?|"
    r"\([月火水木金土日祝]\)|[日月火水木金土월화수목금토일]요일|\([월화수목금토일]\)|(?:星期|周|週|礼拜)[一二三四五六日天]|"
    r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|วันที่|"
    r"ថ្ងៃ(?:ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ)|ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|ម៉ោង|"
    r"ວັນ(?:ຈັນ|ອັງຄານ|ພຸດ|ພະຫັດ|ສຸກ|ເສົາ|ອາທິດ)|ວັນທີ|"
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)|ngày|lúc|giờ|"
    r"t?\d{1,2}\s*[:.時时点點시]\s*\d{2}(?:\s*[分분]|:\d{2}(?:\.\d+)?)?\s*(?:a\.?m\.?|p\.?m\.?|น\.?)?|"
    r"(?<![a-z])(?:jst|gmt|utc|ict|est|z)(?![a-z])|[+-]\d{2}:?\d{2}|午前|午後|上午|下午|오전|오후|"
    r"(?:first\s+)?(?:published|posted|updated|last\s+modified|modified|released?|date)"
    r"(?:\s+(?:on|at|date))?(?![a-z])|公開日?|掲載日?|配信日?時?|更新日?時?|投稿日?|最終|日付|日時|発表|時間|"
    r"เผยแพร่(?:เมื่อ)?|อัปเดต|"
    r"ปรับปรุง|เวลา|เมื่อ|ចុះផ្សាយ|ផ្សាយ|កាលបរិច្ឆេទ|đăng|cập nhật|xuất bản|"
    r"发布(?:时间|日期)?|發布(?:時間|日期)?|更新(?:时间|時間)?|日期|时间|입력|수정|등록|작성일?|"
    r"le\s|publié|mis à jour",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updated|modified|更新|อัปเดต|ปรับปรุง|cập nhật|수정|mis à jour|កែប្រែ", re.IGNORECASE
)
_LONGEST = 100
_DATELINE = re.compile(r"^(.{4,70}?)(?:\s(?:--?|—|–)\s|】|\)\s*(?:--?|—|–|\s)|\]\s)")


def find_date(text: str, today: date) -> FoundDate | None:
    """Return the first date in `text` that exists in the calendar, or None.

    A date without a year is the last one that is not after tomorrow.
    """
    text = _KANJI_NUMBER.sub(_from_kanji, fold(text)).casefold()
    readers: tuple[tuple[tuple[re.Pattern[str], ...], Callable[..., FoundDate | None]], ...] = (
        (_NUMERIC, _read_dated),
        (_NAMED, _read_dated),
        ((_ORDERED,), _read_ordered),
        (_YEARLESS, _read_yearless),
    )
    for patterns, read in readers:
        for pattern in patterns:
            match = pattern.search(text)
            found = read(match, today) if match else None
            if found:
                return found
    return None


def read_date_line(text: str, today: date) -> FoundDate | None:
    """Return the date of a line that holds a date, its weekday, time and label, and no more."""
    bare = unmarked(text)
    if len(bare) > _LONGEST:
        return None
    found = find_date(bare, today) or _find_ago(bare, today)
    if found is None or letters(_BESIDE.sub(" ", found.rest)) > 3:
        return None
    return found


def is_update(text: str) -> bool:
    """Whether a date line says when the page was changed rather than when it appeared."""
    return _UPDATED.search(text) is not None


def read_dateline(text: str, today: date) -> FoundDate | None:
    """Return the date of a paragraph that opens with one: `TOKYO, Dec. 19, 2023 (KYODO) --`."""
    match = _DATELINE.match(text)
    return find_date(match[1], today) if match else None


def _read_dated(match: re.Match[str], today: date) -> FoundDate | None:
    groups = match.groupdict()
    name = groups.get("name")
    digits = groups["y"].lstrip("'")
    if groups.get("era"):
        year = ERAS[groups["era"]] + (1 if digits == "元" else int(digits))
    else:
        thai = bool(name and "\u0e00" <= name[0] < "\u0e80")
        year = common_year(int(digits), len(digits), thai=thai)
    return _found(match, year, MONTHS[name] if name else int(groups["m"]), int(groups["d"]))


def _read_ordered(match: re.Match[str], today: date) -> FoundDate | None:
    first, second = int(match["a"]), int(match["b"])
    year = common_year(int(match["y"]), 4, thai=False)
    if second > 12:
        return _found(match, year, first, second)
    return _found(match, year, second, first, order_assumed=first <= 12 and first != second)


def _read_yearless(match: re.Match[str], today: date) -> FoundDate | None:
    groups = match.groupdict()
    month = MONTHS[groups["name"]] if groups.get("name") else int(groups["m"])
    for year in range(today.year + 1, today.year - 8, -1):
        found = _found(match, year, month, int(groups["d"]), year_assumed=True)
        if found and found.day <= today + timedelta(days=1):
            return found
    return None


def _find_ago(text: str, today: date) -> FoundDate | None:
    folded = fold(text).strip()
    for pattern, days in _AGO:
        match = pattern.search(folded)
        if match:
            back = int(match["n"]) if days is None else days
            return FoundDate(today - timedelta(days=back), _around(match))
    return None


def _found(
    match: re.Match[str],
    year: int,
    month: int,
    day: int,
    *,
    year_assumed: bool = False,
    order_assumed: bool = False,
) -> FoundDate | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return FoundDate(when, _around(match), year_assumed, order_assumed)


def _around(match: re.Match[str]) -> str:
    return match.string[: match.start()] + " " + match.string[match.end() :]


def _from_kanji(match: re.Match[str]) -> str:
    """二〇二三 is 2023, 十二 is 12, 二十 is 20."""
    written = match[0]
    if "十" not in written:
        return "".join(str(_KANJI[char]) for char in written)
    tens, _, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return written
    return str((_KANJI[tens] if tens else 1) * 10 + (_KANJI[ones] if ones else 0))
