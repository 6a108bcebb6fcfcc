import pytest

from kawaraban.kit.languages import LANGUAGES, find_language, guess_language

ALL = tuple(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry between the two towns will open in April, officials said.", "en"),
        ("メコン川を渡る新しい橋が完成した", "ja"),
        ("Kyoto Pressによると、Angkor Watの修復が完了した", "ja"),
        ("湄公河上的新桥已经建成，两国代表出席了仪式", "zh-hans"),
        ("湄公河上的新橋已經建成，兩國代表出席了儀式並發表講話", "zh-hant"),
        ("메콩강을 건너는 새 다리가 완공되었다", "ko"),
        ("ស្ពានថ្មីឆ្លងទន្លេមេគង្គ", "km"),
        ("สะพานข้ามแม่น้ำโขงแห่งใหม่เปิดใช้แล้ว", "th"),
        ("ຂົວໃໝ່ຂ້າມແມ່ນ້ຳຂອງ", "lo"),
        ("မဲခေါင်မြစ်ကူးတံတားသစ်", "my"),
        ("Cây cầu mới bắc qua sông Mê Kông đã hoàn thành", "vi"),
        ("Jembatan baru di atas sungai itu akan dibuka karena warga tidak bisa menunggu", "id"),
        ("Jambatan baharu itu akan dibuka kerana penduduk tidak boleh menunggu, kata beliau", "ms"),
        ("Binuksan na ang bagong tulay sa ilog para sa mga mamamayan ng lungsod", "fil"),
        ("Le nouveau pont sur le fleuve est ouvert aux habitants des deux rives", "fr"),
        ("Die neue Brücke über den Fluss ist für die Bewohner der Stadt geöffnet", "de"),
        ("El nuevo puente sobre el río se abrió para los habitantes de la ciudad", "es"),
        ("A nova ponte sobre o rio não foi aberta para os moradores da cidade", "pt"),
        ("Новый мост через реку открыт", "ru"),
        ("افتتاح الجسر الجديد على النهر", "ar"),
    ],
)
def test_a_sentence_is_recognised_among_all_languages(text: str, language: str) -> None:
    assert guess_language(text, ALL) == language


def test_only_a_candidate_is_guessed_and_returned_as_given() -> None:
    assert guess_language("ស្ពានថ្មី", ("en", "ja")) is None
    assert guess_language("首脳会談", ("en", "ja")) == "ja"
    assert guess_language("首脳会談開催", ALL) == "ja"
    assert guess_language("The bridge of the town", ("ja-JP", "en-GB")) == "en-GB"
    assert guess_language("Angkor Wat", ("vi", "en", "ja")) == "en"
    assert guess_language("Le pont de la ville est ouvert", ("en", "ja")) is None


@pytest.mark.parametrize("text", ["", " \n", "2023-12-19 15:00", "👍 ★", "\ud800\x00"])
def test_nothing_is_guessed_from_nothing(text: str) -> None:
    assert guess_language(text, ALL) is None
    assert guess_language("text and more of it", ()) is None


def test_addresses_and_names_do_not_make_a_text_english() -> None:
    assert guess_language("ស្ពានថ្មី https://news.example/the/new/bridge/of/the/town", ALL) == "km"
    assert guess_language("x" * 5_000_000, ("en", "km")) == "en"


def test_tags_are_found_as_people_write_them() -> None:
    found = {tag: find_language(tag) for tag in ("ja-JP", "zh_TW", "zh", "PT-br", "tl", "x", "")}
    codes = {tag: language and language.code for tag, language in found.items()}
    assert codes == {
        "ja-JP": "ja",
        "zh_TW": "zh-hant",
        "zh": "zh-hans",
        "PT-br": "pt",
        "tl": "fil",
        "x": None,
        "": None,
    }


def test_every_language_has_its_names_and_direction() -> None:
    for code, language in LANGUAGES.items():
        assert language.code == code == code.lower()
        assert language.name
        assert language.native_name
        assert len(language.script) == 4
    assert LANGUAGES["fa"].direction == "rtl"
    assert LANGUAGES["km"].direction == "ltr"
