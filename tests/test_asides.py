"""Short lines beside a text go though no table knows them; short lines of a text stay, however like."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipelines import asides
from pipelines.asides import AT_EDGE, LONGEST, MOST_BETWEEN, table, weight_of, without_asides
from pipelines.clean import clean, clean_article
from pipelines.residue import kind_of
from pipelines.residue import table as known
from storage.article import Article
from storage.table import TableError

FIRST = "The two ministries agreed to train nurses together for three years, they said on Monday."
LAST = "A first group of forty leaves in spring, and the second follows when the summer has ended."

ASIDES = """
Viết bình luận đầu tiên của bạn
Các bài viết khác cùng chủ đề
Подписаться на новости нашего канала
Другие новости и статьи раздела
Оставить свой комментарий к новости
Ushbu maqolani Telegramda do‘stlarga ulashing
Boshqa maqolalar va yangiliklar
Yangiliklar kanalimizga obuna bo‘lishni unutmang
Ushbu xabarga izoh yozing
Бошқа мақолалар ва янгиликлар
Ушул макаланы досторуңуз менен бөлүшүңүз
Башка макалалар жана жаңылыктар
Ушул кабарга пикир жазыңыз
Осы мақаланы достарыңызбен бөлісіңіз
Басқа мақалалар мен жаңалықтар
Осы хабарға пікір жазыңыз
شارك هذه المقالة مع الأصدقاء على واتساب
اكتب تعليقك على الخبر هنا
یہ خبر اپنے دوستوں کو واٹس ایپ پر بھیجیں
اس موضوع پر مزید خبریں پڑھیں
اس خبر پر اپنی رائے لکھیں
این خبر را برای دوستان خود در تلگرام بفرستید
نظر خود را درباره این خبر بنویسید
转发本文到微信朋友圈
更多相关文章推荐
查看本文全部评论
Lire d'autres articles sur ce thème
Écrire le premier commentaire
Read more of our stories on this topic
Write the first comment on this article
Comparte esta página con tus amigos en Facebook
Lee más noticias sobre este tema
Escribe el primer comentario de esta nota
""".strip().splitlines()

OF_THE_TEXT = """
Chia sẻ bác sĩ giữa hai tỉnh
Theo dõi huyết áp mỗi sáng
Đọc hướng dẫn trước khi tiêm
Доля врачей в сёлах
Поделитесь тревогой с врачом
Комментарий главврача
Shifokorlar ulushi
Vazir izoh berdi
Dorini o‘qib iching
Дарыгерлердин үлүшү
Тажрыйба бөлүшкөн дарыгерлер
Дәрігерлердің үлесі
Тәжірибе бөліскен дәрігерлер
شارك الأطباء في الحملة
تعليق الوزير على الاتفاق
المزيد من الأسرة للمرضى
وزیر صحت کا تبصرہ
مزید بستر اور نرسیں
نظر وزیر درباره واکسن
پرستاران بیشتر در روستاها
分享护理经验
关注老人健康
更多病床
Partager les soins entre deux villes
Suivez la température de l'enfant
Plus de lits dans les villages
Share of nurses in the villages
Follow the child's temperature
Print media and measles
Compartir camas entre dos ciudades
Siga la temperatura del niño
Más camas en los pueblos
""".strip().splitlines()


@pytest.mark.parametrize("line", ASIDES)
def test_a_line_beside_the_text_goes_in_a_wording_that_no_table_knows(line: str) -> None:
    assert kind_of(line, known()) is None
    assert clean(f"{FIRST}\n{line}\n{LAST}\n{line}") == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", OF_THE_TEXT)
def test_a_line_of_the_text_stays_though_it_shares_words_with_such(line: str) -> None:
    assert clean(f"{line}\n{FIRST}\n{line}\n{LAST}\n{line}").split("\n") == [line, FIRST, line, LAST, line]


def test_at_the_edges_less_is_enough_than_between_paragraphs_and_elsewhere_nothing_is_judged() -> None:
    sure, unsure = "Boshqa maqolalar va yangiliklar", "Другие новости и статьи раздела"
    assert weight_of(sure) > weight_of(unsure) > AT_EDGE
    among = [FIRST, LAST] * 5
    assert without_asides([*among, unsure]) == without_asides([unsure, *among]) == among
    assert without_asides([*among, unsure, *among]) == [*among, unsure, *among]
    much = "Read more of our stories on this topic"
    assert without_asides([*among, much, *among]) == [*among, *among]
    assert without_asides([*among, "A list", much, "An item", *among]) == [
        *among,
        "A list",
        much,
        "An item",
        *among,
    ]


def test_a_heading_an_announcement_a_source_line_and_a_text_of_short_lines_are_not_judged() -> None:
    line = "Write the first comment on this article"
    assert without_asides([FIRST, line, LAST], frozenset([line])) == [FIRST, line, LAST]
    assert without_asides([FIRST, f"{line}:", LAST]) == [FIRST, f"{line}:", LAST]
    assert without_asides([line, line]) == [line, line]
    code = f"{{{line}}}"
    assert without_asides([FIRST, LAST, code]) == [FIRST, LAST, code]
    article = Article("", "", "https://a.example/1", "T", text=f"{FIRST}\n{LAST}\nSource: Share News")
    clean_article(article)
    assert (article.origin, article.text) == ("Share News", f"{FIRST}\n{LAST}")


def test_a_figure_and_a_row_of_a_programme_say_nothing_of_it() -> None:
    assert [weight_of(line) for line in ("12", "4: 15%", "—")] == [0.0, 0.0, 0.0]


def test_a_hostile_text_is_judged_in_bounded_time() -> None:
    begun = time.process_time()
    lines = [FIRST, "A heading of a part"] * 100_000
    assert without_asides(lines) == lines
    assert time.process_time() - begun < 2.0
    assert len("A heading of a part") < LONGEST < MOST_BETWEEN
    much = [FIRST, "Read more of our stories on this topic"] * (MOST_BETWEEN + 9) + [FIRST] * 6
    assert len(without_asides(much)) == len(much) - MOST_BETWEEN


def test_a_wrong_weight_is_refused_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "asides.tsv"
    file.write_text("feature\tweight\nshare\tmuch\n", "utf-8")
    monkeypatch.setattr(asides, "WEIGHTS", file)
    table.cache_clear()
    with pytest.raises(TableError, match=r"asides\.tsv:2: 'much' is no number"):
        table()
    monkeypatch.undo()
    assert table()[0]["_bias"]
