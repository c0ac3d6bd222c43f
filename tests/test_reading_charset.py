"""Bytes become text whatever was said of their charset."""

from __future__ import annotations

import codecs
import json
import re
import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.reading.charsets import vietnamese
from spiders.reading.charsets.charset import decode, tidy
from spiders.reading.charsets.mojibake import repaired, repaired_bytes
from spiders.reading.tree.jsonld import text_of
from spiders.reading.tree.markup import parse
from spiders.reading.tree.texts import whole_text
from storage.bidi import balanced

RUSSIAN = "Министр здравоохранения обсудил сотрудничество с соседями"
UZBEK = "Соғлиқни сақлаш вазири қўшнилар билан ҳамкорликни муҳокама қилди"
ARABIC = "وزير الصحة يبحث التعاون مع فرنسا"
URDU = "وزیر صحت نے ڈاکٹروں کی تربیت پر بات چیت کی"
PERSIAN = "وزير بهداشت درباره همکاري پزشکي گفتگو کرد"  # with the ي of windows-1256, which has no ی
CHINESE = "卫生部长会见代表团，双方就合作交换意见"
TAIWANESE = "衛生部長會見代表團，雙方就合作交換意見"
FRENCH = "Le ministre français de la santé a été reçu à l’hôpital"
GERMAN = "Die Ärzte müssen über Größe und Öffnung der Häuser entscheiden"
SPANISH = "El año próximo los niños recibirán atención médica en la región"
TURKISH = "Sağlık Bakanı işbirliği görüşmesi yaptı"
VIETNAMESE = "Bộ trưởng Bộ Y tế hội đàm với Đại sứ Pháp về hợp tác"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: tones are characters of their own."""
    out = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in TONES)
        letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        out += (letters + tones).encode("cp1258")
    return out


def by_table(text: str, charset: str) -> bytes:
    return bytes(vietnamese.TABLES[charset].index(letter) for letter in text)


VNI = "Boä tröôûng Boä Y teá hoäi ñaøm vôùi Ñaïi söù Phaùp veà hôïp taùc"

PAGES = {
    "ru windows-1251": (RUSSIAN, RUSSIAN.encode("cp1251")),
    "ru koi8-r": (RUSSIAN, RUSSIAN.encode("koi8-r")),
    "ru iso-8859-5": (RUSSIAN, RUSSIAN.encode("iso8859-5")),
    "ru ibm866": (RUSSIAN, RUSSIAN.encode("cp866")),
    "ru utf-16-be": (RUSSIAN, f"<html><p>{RUSSIAN}".encode("utf-16-be")),
    "uz utf-8": (UZBEK, UZBEK.encode()),
    "ar windows-1256": (ARABIC, ARABIC.encode("cp1256")),
    "ar iso-8859-6": (ARABIC, ARABIC.encode("iso8859-6")),
    "fa windows-1256": (PERSIAN, PERSIAN.replace("ک", "ك").encode("cp1256")),
    "ur windows-1256": (URDU, URDU.replace("ی", "ي").replace("ہ", "ه").encode("cp1256", "replace")),
    "zh gb18030": (CHINESE, CHINESE.encode("gb18030")),
    "zh gb2312": (CHINESE, CHINESE.encode("gb2312")),
    "zh traditional in gbk": (TAIWANESE, TAIWANESE.encode("gbk")),
    "zh big5": (TAIWANESE, TAIWANESE.encode("big5")),
    "zh utf-16": (CHINESE, CHINESE.encode("utf-16")),
    "fr windows-1252": (FRENCH, FRENCH.encode("cp1252")),
    "de iso-8859-1": (GERMAN, GERMAN.encode("latin-1")),
    "es iso-8859-15": (SPANISH, SPANISH.encode("iso8859-15")),
    "tr windows-1254": (TURKISH, TURKISH.encode("cp1254")),
    "vi windows-1258": (VIETNAMESE, windows_1258(VIETNAMESE)),
    "vi viscii": (VIETNAMESE, by_table(VIETNAMESE, "viscii")),
    "vi tcvn3": (VIETNAMESE, by_table(VIETNAMESE, "tcvn3")),
    "vi vni": (VIETNAMESE * 2, VNI.encode("cp1252") * 2),
    "vi utf-8": (VIETNAMESE, VIETNAMESE.encode()),
    "vi utf-8 with a mark": (VIETNAMESE, VIETNAMESE.encode("utf-8-sig")),
    "vi utf-16": (VIETNAMESE, VIETNAMESE.encode("utf-16")),
    "vi utf-16-le without a mark": (VIETNAMESE, VIETNAMESE.encode("utf-16-le")),
    "vi utf-32": (VIETNAMESE, VIETNAMESE.encode("utf-32")),
    "vi marks behind letters": (VIETNAMESE, unicodedata.normalize("NFD", VIETNAMESE).encode()),
}
SAID = [None, "text/html; charset=utf-8", "text/html; charset=iso-8859-1", "text/html; charset=nonsense"]


def alike(text: str) -> str:
    """Arabic letters that a charset cannot tell apart as one."""
    return text.translate(str.maketrans("يكہھی", "ىکههى"))


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("name", PAGES)
def test_a_wrong_declaration_or_none_does_not_spoil_a_text(name: str, said: str | None) -> None:
    text, body = PAGES[name]
    assert alike(text) in alike(decode(body, said))


@pytest.mark.parametrize("said", [None, "text/html; charset=utf-8"])
@pytest.mark.parametrize("name", PAGES)
def test_nor_does_markup_around_it(name: str, said: str | None) -> None:
    text, body = PAGES[name]
    if "utf-16" not in name and "utf-32" not in name and "mark" not in name:
        page = b"<html><meta charset='iso-8859-1'><title>" + body + b"</title><p class='a'>" + body + b"</p>"
        assert alike(decode(page, said)).count(alike(text)) == 2


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("gb2312", "zh traditional in gbk"),
        ("big5", "zh gb2312"),
        ("gbk", "zh big5"),
        ("windows-1251", "ru koi8-r"),
        ("koi8-r", "ru windows-1251"),
        ("windows-1252", "ru iso-8859-5"),
        ("windows-1258", "vi tcvn3"),
        ("x-user-defined", "vi viscii"),
        ("viscii", "vi viscii"),
        ("x-viet-tcvn5712", "vi tcvn3"),
        ("windows-1251", "ar windows-1256"),
        ("windows-1254", "tr windows-1254"),
    ],
)
def test_what_is_declared_is_checked_against_the_bytes(said: str, name: str) -> None:
    text, body = PAGES[name]
    assert text in decode(body, f"text/html; charset={said}")
    assert text in decode(
        b'<meta http-equiv=content-type content="text/html; charset=%s">' % said.encode() + body
    )


@pytest.mark.parametrize("codec", ["cp1251", "cp1258", "gb18030", "cp1256"])
def test_utf8_is_believed_against_any_declaration(codec: str) -> None:
    body = f"<meta charset={codec}>{VIETNAMESE}".encode()
    assert VIETNAMESE in decode(body, f"text/html; charset={codec}")


def test_what_the_page_declares_is_heard() -> None:
    text = "Þórður fór á læknastofu í bænum"  # Icelandic, which no list of ours knows
    assert text in decode(b'<meta charset="iso-8859-1">' + text.encode("cp1252"))
    assert text in decode(b"<?xml version='1.0' encoding='iso-8859-1'?>" + text.encode("cp1252"))


def test_a_broken_byte_does_not_turn_a_page_into_another_charset() -> None:
    body = (RUSSIAN * 5).encode() + b"\xff" + RUSSIAN.encode()
    assert decode(body).count(RUSSIAN) == 6


@pytest.mark.parametrize("text", ["ten nurses – and one more – of “Hanoi”", "Bộ Y tế ký", "卫生部 signs"])
@pytest.mark.parametrize("content_type", [None, "text/html; charset=utf-8", "text/html; charset=gbk"])
def test_a_broken_byte_among_few_letters_spoils_only_itself(text: str, content_type: str | None) -> None:
    assert decode(b"<p>plain words " * 50 + text.encode() + b" \x92 and more", content_type).count(text) == 1


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("gbk", "卫生部签署合作协议"),
        ("big5", "衛生部簽署合作協議"),
        ("windows-1251", "Минздрав"),
        ("cp1252", "à l’hôpital"),
    ],
)
def test_few_letters_of_another_charset_are_no_broken_utf_8(charset: str, text: str) -> None:
    body = b"<p>plain words " * 50 + text.encode(charset)
    assert text in decode(body, f"text/html; charset={charset}")


def test_a_page_cut_within_a_letter_is_what_it_was() -> None:
    assert decode("<p>Ngày mới và</p>".encode() + "ế".encode()[:2]) == "<p>Ngày mới và</p>"


@pytest.mark.parametrize(
    "codec",
    ["idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape", "utf-7", "utf-16", "utf-32be",
     "cp037", "rot13", "mbcs", "oem", "base64", "utf_16_le", "no.such", "__init__", "aliases"],
)  # fmt: skip
def test_a_codec_in_which_no_page_could_say_so_is_not_obeyed(codec: str) -> None:
    text = f"<meta charset={codec}><p>{FRENCH} \\x41 \\u0042 +AGE-"
    for body in (text.encode("cp1252"), text.encode("cp1252") + b"\xff\x81"):
        assert decode(body).startswith(text)
        assert decode(body, f"text/html; charset={codec}").startswith(text)


@pytest.mark.parametrize(
    "mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF8]
)
@pytest.mark.parametrize("charset", ["utf-8", "cp1251"])
def test_a_byte_order_mark_in_which_no_tag_is_left_is_not_believed(mark: bytes, charset: str) -> None:
    text = f"<html><meta charset={charset}><p>{RUSSIAN}</p>"
    assert decode(mark + text.encode(charset)) == text


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_one_is_believed_where_there_are_no_tags(charset: str) -> None:
    assert decode(f"\ufeff{RUSSIAN}".encode(charset)) == RUSSIAN  # of whose letters one is written as "<"


def test_a_codec_that_is_no_charset_is_not_obeyed() -> None:
    assert decode(b"<?xml encoding='hex'?>caf\xe9") == "<?xml encoding='hex'?>café"


TWICE = [VIETNAMESE, RUSSIAN, ARABIC, CHINESE, FRENCH, SPANISH, TURKISH]


def as_if(body: bytes, codec: str) -> str:
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in body)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1251"])
@pytest.mark.parametrize("text", TWICE)
def test_what_was_encoded_twice_is_decoded_twice(text: str, codec: str) -> None:
    twice = f"<p>{as_if(text.encode(), codec)}</p>"
    assert decode(twice.encode()) == f"<p>{text}</p>"
    assert repaired_bytes(twice.encode()).decode() == f"<p>{text}</p>"


@pytest.mark.parametrize("text", [*TWICE, GERMAN, UZBEK, URDU, "L’« À » s’écrit É », Ô » ou Ã©.", "naïve"])
def test_what_was_encoded_once_stays(text: str) -> None:
    assert repaired(text) == text
    assert repaired_bytes(text.encode()) == text.encode()
    assert vietnamese.from_font(text * 5) == text * 5


@pytest.mark.parametrize("typed", [VNI, by_table(VIETNAMESE, "tcvn3").decode("cp1252")])
def test_vietnamese_typed_for_a_font_is_read_in_letters_of_its_own(typed: str) -> None:
    assert decode((typed + " ").encode() * 5) == (VIETNAMESE + " ") * 5


def test_text_is_composed_and_free_of_control_characters() -> None:
    assert tidy("Vie\u0323\u0302t\x00 \ud800Nam\x1b\t\n") == "Việt Nam\t\n"


def test_a_joiner_stays() -> None:
    assert tidy("می\u200cشود\u200d") == "می\u200cشود\u200d"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("\u202bأ\u202c ب", "\u202bأ\u202c ب"),
        ("\u2067أ\u2069 ب", "\u2067أ\u2069 ب"),
        ("\u202bأ ب", "أ ب"),
        ("أ\u202c ب", "أ ب"),
        ("\u2067أ\u202c ب", "أ ب"),  # an isolate is not closed by the end of an embedding
        ("\u2067\u202bأ\u2069 ب", "\u2067أ\u2069 ب"),
        ("\u202cأ\u202b", "أ"),  # as many as balance, the wrong way round
        ("\u200fأ\u200e", "\u200fأ\u200e"),
    ],
)
def test_direction_controls_stay_where_they_balance(given: str, kept: str) -> None:
    assert balanced(given) == kept
    assert tidy(f"<p>{given}</p>\n<p>\u202c") == f"<p>{kept}</p>\n<p>"


@pytest.mark.parametrize("flood", ["\u202e\u2066", "<\u202e\u2066\u2069>", "\u2066\u2069"])
def test_millions_of_direction_controls_are_left_out_in_little_time_and_space(flood: str) -> None:
    text = f"<p>\u2067أ\u2069</p>{flood * 300_000}"
    for tidied, characters in ((tidy, text), (balanced, text.replace("<", ""))):
        tracemalloc.start()
        try:
            left = tidied(characters)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", left)
        assert most < 40 * len(characters)


def test_a_letter_under_a_million_marks_costs_no_quadratic_time() -> None:
    assert len(tidy("a" + "\u0301\u0323" * 500_000)) < 40


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=40)))
def test_any_bytes_become_text_that_can_be_written(body: bytes, said: str | None) -> None:
    text = decode(body, said)
    text.encode("utf-8")
    assert "\x00" not in text
    assert unicodedata.is_normalized("NFC", text)


@given(st.text(max_size=200))
def test_what_is_balanced_is_so_for_good(text: str) -> None:
    once = balanced(text)
    assert balanced(once) == once
    assert len(once) <= len(text)


def test_references_are_letters_too() -> None:
    page = "<p>Vie&#803;&#x302;t &#150;&#0;&#xD800;&#x202b;<b>&#60;i&#62;</b> &#8220;&#x6cc;&#x200c;&#x634;"
    assert whole_text(parse(page)) == "Việt –<i> “ی\u200cش"


def test_what_json_escapes_is_tidied() -> None:
    assert text_of(json.loads(r'"a\ud800\u0001 e\u0301\u202b"')) == "a é"


KAZAKH = (
    "Алматы қаласында Жапониямен бірлескен инсульт орталығы жұмысын бастады, онда ұлттық мамандар тәулік "
    "бойы қабылдайды, ал өңірлердегі дәрігерлер үш айлық курстан өтеді"
)
MACEDONIAN = "Куќата на здравјето ќе соработува со болниците од соседството веќе следната година, рече Ѓорѓи"


@pytest.mark.parametrize("said", ["windows-1251", "kz-1048", None])
def test_kazakh_letters_in_the_cyrillic_of_windows_are_read(said: str | None) -> None:
    assert decode(KAZAKH.encode("kz1048"), f"text/html; charset={said}" if said else None) == KAZAKH
    assert decode(RUSSIAN.encode("cp1251"), f"text/html; charset={said}" if said else None) == RUSSIAN


def test_macedonian_letters_stay() -> None:
    assert decode(MACEDONIAN.encode("cp1251"), "text/html; charset=windows-1251") == MACEDONIAN
