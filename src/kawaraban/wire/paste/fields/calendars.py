"""Names of months and eras, and what a printed year means in the common calendar."""

_NAMES = (
    "january jan janvier januari มกราคม ม.ค. มค មករា ມັງກອນ tháng_giêng tháng_một",
    "february feb février fevrier februari กุมภาพันธ์ ก.พ. กพ កុម្ភៈ កុម្ភះ ກຸມພາ tháng_hai",
    "march mar mars maret มีนาคม มี.ค. มีค មីនា ມີນາ tháng_ba",
    "april apr avril เมษายน เม.ย. เมย មេសា ເມສາ tháng_tư tháng_bốn",
    "may mai mei พฤษภาคม พ.ค. พค ឧសភា ພຶດສະພາ tháng_năm",
    "june jun juin juni มิถุนายน มิ.ย. มิย មិថុនា ມິຖຸນາ tháng_sáu",
    "july jul juillet juli กรกฎาคม ก.ค. กค កក្កដា ກໍລະກົດ tháng_bảy",
    "august aug août aout agustus สิงหาคม ส.ค. สค សីហា ສິງຫາ tháng_tám",
    "september sept sep septembre กันยายน ก.ย. กย កញ្ញា ກັນຍາ tháng_chín",
    "october oct octobre oktober ตุลาคม ต.ค. ตค តុលា ຕຸລາ tháng_mười",
    "november nov novembre พฤศจิกายน พ.ย. พย វិច្ឆិកា ພະຈິກ tháng_mười_một",
    "december dec décembre decembre desember ธันวาคม ธ.ค. ธค ធ្នូ ທັນວາ tháng_mười_hai",
)

MONTHS: dict[str, int] = {
    name.replace("_", " "): number
    for number, names in enumerate(_NAMES, start=1)
    for name in names.split()
}
"""Month names and abbreviations in lower case: the region's languages, English and French."""

ERAS: dict[str, int] = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "r": 2018,
    "h": 1988,
    "s": 1925,
    "民国": 1911,
    "民國": 1911,
}
"""The year before the first of each era of Japan and of the Republic of China."""

_BUDDHIST = 543
_BUDDHIST_YEARS = range(2400, 2700)
_SHORT_CENTURY = 2500


def common_year(printed: int, digits: int, *, thai: bool) -> int:
    """Return the common-era year of a printed one.

    Four digits from 2400 to 2699 count from the Buddha's death, in Thai, Lao or Khmer print; two
    digits beside a Thai month's name are short for that, beside another's for this century.
    """
    if digits <= 2:
        return _SHORT_CENTURY + printed - _BUDDHIST if thai else 2000 + printed
    return printed - _BUDDHIST if printed in _BUDDHIST_YEARS else printed
