"""What pages say around a text goes, in each of our languages; sentences that begin alike stay."""

from __future__ import annotations

import time

import pytest

from pipelines.clean import MOST_ASKED, clean, clean_article
from storage.article import Article, shape_of

FIRST = "The two ministries agreed to train nurses together for three years."
LAST = "A first group leaves in spring."

LINES = """
Đọc bài gốc tại đây
Giọng nữ miền Bắc
Tóm tắt bài viết (AI)
Quan tâm báo trên Zalo
Trang web này sử dụng cookie
Lỗi: Nội dung được bảo vệ!!
Bài và ảnh: Nguyễn An
Video: TTXVN
Trang chủ > Tin tức > Y tế
Добавьте нас в источники Яндекса
Мы в MAX
На чтение 3 минуты
Краткий пересказ от ИИ
Изображение сгенерировано нейросетью
Реклама. ООО «Медиа»
erid: 2VtzqwXyz
18+
Комментарий пользователя будет удален, если он:
Этот сайт использует cookie
Главная » Новости
Ko‘p o‘qilganlar
O‘qish vaqti: 3 daqiqa
Sun’iy intellekt xulosasi
Сунъий интеллект томонидан яратилган
Saytdan materiallar olinganda manba ko‘rsatilishi shart
Окуу убактысы: 3 мүнөт
345 жолу көрүлдү
Жасалма интеллект кыскача баяндады
Башкы бет > Коом
Қаралымдар саны: 345
2 минуттық оқу
Жасанды интеллект арқылы дайындалды
Сізге ұнады ма?
الكلمات الدالة
تكبير الخط تصغير الخط
وقت القراءة 3 دقائق
ملخص بالذكاء الاصطناعي
خطأ: المحتوى محمي !!
يتم حذف تعليق المستخدم في الحالات الآتية:
الرئيسية / أخبار / صحة
پڑھنے کا وقت: 3 منٹ
مصنوعی ذہانت سے تیار کردہ خلاصہ
یہ ویب سائٹ کوکیز استعمال کرتی ہے
صفحہ اول / صحت
ماخذ لنک
پربیننده‌ترین اخبار
لینک کوتاه خبر: khabar.example/x123
زمان تقریبی مطالعه: ۳ دقیقه
خلاصه خبر با هوش مصنوعی
کپی بخش یا کل این مطلب بدون ذکر منبع ممنوع است
/پایان پیام
编辑/王五 审核/赵六
一审：张三 二审：李四 三审：王五
【纠错】
【字号 大 中 小】
AI摘要
内容由AI生成，仅供参考
预计阅读3分钟
您当前的位置：首页 > 新闻
LIRE AUSSI >> Le ministère signe un accord
Recevez chaque matin l'essentiel de l'actualité
Temps de lecture estimé : 3 minutes
Résumé généré par IA
1 254 lectures
Vous êtes ici : Accueil > Santé
Publié dans Santé
Posted in Health
Listen • 3 min
AI-generated summary
This article was translated automatically
We use cookies to improve your experience
Make us your preferred source on Google
Decrease font size Increase font size
Home » News » Health
Previous article: Ministers meet
00:00 / 03:45
Escucha esta noticia
Resumen elaborado con IA
Lectura de 3 minutos
Continúa leyendo después de la publicidad
Estás en: Inicio > Salud
""".strip().splitlines()

SENTENCES = """
Giọng nữ trong điện thoại báo rằng bệnh nhân đã qua khỏi.
Video: ứng dụng mới giúp bác sĩ hai nước hội chẩn từ xa. Bệnh nhân không phải đi lại.
Главная задача — подготовить врачей.
Реклама лекарств в социальных сетях будет запрещена с марта.
Создано с помощью ИИ лекарство, которое проходит испытания в двух странах.
Sun’iy intellekt tomonidan yaratilgan dori sinovdan o‘tmoqda.
Жогору жактагы айылдарга дарыгерлер барды.
Сақтау министрлігінің мәліметінше, дәрігерлер жеткілікті.
إذا كان التعاون بين البلدين مستمرا فإن النتائج ستظهر.
آڈیو پیغام میں وزیر صحت نے کہا کہ معاہدہ ہو گیا ہے۔
خلاصه خبر این است که دو کشور توافق کردند.
AI生成的内容应当标识，两国专家表示。
全文共分五章，涉及医生培训。
首页新闻报道了两国合作。
Publié dans la revue The Lancet, l'article décrit la coopération.
Posted in Hanoi for three years, the doctor speaks Vietnamese.
Published in The Lancet, the study covers 40 hospitals in two countries
Home: the place where most patients recover, according to the study.
We use cookie-cutter methods too often, the minister admitted.
Video: 4K/30p
Inicio de la campaña: 5 de octubre
""".strip().splitlines()


@pytest.mark.parametrize("line", LINES)
def test_what_a_page_says_around_its_text_goes(line: str) -> None:
    assert clean(f"{FIRST}\n{line}\n{LAST}") == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", SENTENCES)
def test_what_begins_or_sounds_like_it_stays(line: str) -> None:
    assert clean(f"{FIRST}\n{line}\n{LAST}") == f"{FIRST}\n{line}\n{LAST}"


def test_a_french_quotation_ends_a_sentence_below_the_head_of_a_list() -> None:
    said = "« Nous formerons ensemble nos infirmières pendant trois ans. »"
    assert clean(f"{FIRST}\nSur le même sujet\nUn autre titre\n{said}\n{LAST}") == f"{FIRST}\n{said}\n{LAST}"


@pytest.mark.parametrize("line", ["25 ноября в 16:27", "25 ноября в 16:27 Здоровье", "5 octobre à 14:27"])
def test_a_day_with_hour_and_section_stands_at_an_edge_and_goes(line: str) -> None:
    assert clean(f"{line}\n{FIRST}\n{LAST}") == f"{FIRST}\n{LAST}"
    assert line in clean(f"{FIRST}\n{line}\n{LAST}")


def test_a_title_loses_invisible_characters() -> None:
    article = Article("", "", "https://a.example/1", "Nurses cross the ri\u00adver\u200b", text=FIRST)
    clean_article(article)
    assert article.title == "Nurses cross the river"


def test_a_text_of_200_000_lines_is_cleaned_in_bounded_time() -> None:
    begun = time.process_time()
    text = "\n".join(f"Line {number} of a text is a sentence of its own." for number in range(200_000))
    cleaned = clean(text, "Nurses cross the river")
    assert time.process_time() - begun < 3.0
    assert cleaned.count("\n") == 199_999 > MOST_ASKED


def test_the_first_lines_of_a_text_keep_their_shape() -> None:
    among = [("h", "One"), ("p", "Two"), ("l", "Two"), ("p", "Three")]
    assert shape_of(["One", "Two", "Two"], among) == "hpl"
    assert shape_of(["Two", "Three"], among) == "pp"
    assert shape_of(["One", "Two", "Two", "Three", "Four"], among) == "hplpp"


def test_lines_that_differ_only_in_numbers_are_lost_nowhere_but_at_the_head() -> None:
    lines = [f"Line {number} of a text is a sentence of its own." for number in range(30)]
    assert clean("\n".join(lines)).splitlines()[-20:] == lines[-20:]
