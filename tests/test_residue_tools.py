"""What tools, shelves and footers of pages say goes in twelve languages; sentences that begin alike stay."""

from __future__ import annotations

import pytest

from pipelines.clean import clean, clean_article
from storage.article import Article

FIRST = "The two ministries agreed to train nurses together for three years."
LAST = "A first group leaves in spring."

RESIDUE = """
Theo dõi Báo Ví Dụ & Bạn đọc trên Google News để cập nhật tin mới nhất
Gửi bài viết qua email
Sao chép liên kết thành công
Thẻ: y tế
Xem video dưới đây
Bài sau
Vui lòng đăng nhập để bình luận
Lượt người xem: 55
Cỡ chữ A- A A+
Tăng giảm cỡ chữ
Độ tương phản
Về trang trước
Ghi rõ nguồn khi phát hành lại thông tin từ website này
Nhập email của bạn
Bấm vào đây để xem ảnh
Thích và chia sẻ bài viết này trên Facebook
Добавьте нас в избранное в Яндекс.Новостях
Подписаться на рассылку
Прочитано 345 раз
Предыдущая запись
Следующая →
← Назад к списку новостей
Если у вас есть новость, пишите нам в WhatsApp +996 555 000 000
Скачать приложение
Введите ваш e-mail
Автор:
Facebook’da ulashish
Telegram orqali ulashish
Oldingi
Maxsus imkoniyatlar
Fotogalereya
Foto lavhalar
Бизни Telegramда кузатинг
Ўқишга тавсия этамиз
O‘qishga tavsiya etamiz
Facebookто бөлүшүү
Бизге Telegram аркылуу кошулуңуз
Биз социалдык тармактарда
Басып чыгаруу үчүн версия
Көрүүлөрдүн саны: 154
Мурунку
Сүрөт галереясы
Арип өлчөмү
Facebook-те бөлісу
Тақырыпқа орай
Бізге Telegram-да жазылыңыз
Түсініктемелер
Баспаға шығару нұсқасы
Алдыңғы
مشاركة عبر البريد
قراءة 154
العودة للصفحة الرئيسية
الإعلانات
حمل التطبيق
أدخل بريدك الإلكتروني
آپ کا ای میل شائع نہیں کیا جائے گا
یہ خبر 154 بار پڑھی گئی
فوٹو گیلری
تصویری گیلری
پربازدیدترین
ارسال به دوستان از طریق ایمیل
لینک کوتاه خبر
آلبوم تصاویر
پیام‌های غیرمرتبط منتشر نخواهد شد
【打印本页】 【关闭窗口】
相关附件
附件下载
声明：本文系转载，版权归原作者所有
京ICP备12345678号
网站地图 | 联系我们
条评论
点赞(3)
查看原图
Envoyer par mail
Votre adresse e-mail
Télécharger l'application
More from Health
Copied!
Email a friend
Font size A- A+
Enter your email address
Tagged with: health
Topics: Health
Copyright 2026 Ministry of Health
Star Inactive
Please Rate
Powered by WordPress
Me gusta Cargando...
Ingrese su correo electrónico
Temas: salud
Entrada anterior
Galería de imágenes
Descargar aplicación
Chia sẻ link bài viết
In bài này
Từ khóa bài viết: y tế
Xem tiếp...
Nhấn vào đây để bình luận
Bạn nghĩ gì về bài viết này?
Tải file đính kèm
Hotline: 1900 1234
Ẩn/Hiện ý kiến
Читайте также по теме
Что ещё почитать
Telegram-канал «Пример» — подписывайтесь!
Понравилось? Поделись!
Просмотров всего: 12, сегодня: 3
Свежие записи
Увеличить изображение
Mavzuga oid maqolalar
Tavsiya etiladi
Batafsil o‘qish
Telegram’dagi kanalimizga obuna bo‘ling
Bizni Google News’da kuzating
Bo‘limdagi boshqa yangiliklar
Дагы жаңылыктар
Көбүрөөк окуу
Көрсөтүлдү: 15
Көбірек оқу
Қаралған саны: 15
Ең көп оқылған жаңалықтар
Дереккөзге сілтеме жасау міндетті
المزيد حول هذا الموضوع
علامات: صحة
شوهد 154 مرة
صور الخبر
تحميل الملف
تصفح أيضا
تمام حقوق بحق ادارہ محفوظ ہیں
متعلقہ عنوانات: صحت
تصاویر دیکھیں
دریافت لینک
واژه‌های کلیدی: سلامت
نظری ثبت نشده است
میزان بازدید: ۱۵۴
تصاویر بیشتر
دانلود فایل
本文责编：王小明
来稿：李四 编辑：王五
分享到新浪微博
已阅读 154 次
您可能感兴趣的文章
本文关键词：卫生
下载附件
原文链接
À lire aussi sur le même sujet
Dans la même catégorie
Nos autres articles
Partager par email
Inscription à la newsletter
Reproduction et diffusion interdites
Also see
Other news
Send by email
Log in or register to post comments
Older post
Reproduction prohibited
Además lea
Te recomendamos leer: Una misión llega
Compartir vía email
Etiquetado como: salud
Inicie sesión para comentar
"""

STAYS = """
Chia sẻ tại hội nghị, bác sĩ Hòa cho biết bệnh viện sẽ nhận thêm 20 học viên Lào.
Chủ đề của hội nghị năm nay là chăm sóc sức khỏe ban đầu.
Xem thêm số liệu, đoàn nhận thấy số ca mắc giảm một nửa so với năm trước.
Bình luận về kết quả này, Bộ trưởng Y tế nói đó là bước ngoặt.
Đăng ký nhận tin nhắn nhắc lịch tiêm, người dân hai tỉnh được phục vụ miễn phí.
Tải về từ kho vắc xin của WHO, 2.000 liều đã đến Luang Prabang.
Kết quả
Поделиться опытом приехали двенадцать врачей из Оша, сообщили в клинике.
Печать на договоре поставили оба министра, и он вступил в силу.
Комментарии к договору министерства опубликуют до конца года.
Ключевые слова договора — доверие и обмен.
Мы в Telegram создали общую группу врачей, рассказал хирург, и советуемся там каждый день.
Реклама табака в обеих странах запрещена, напомнил министр.
Все права пациентов защищены договором, подчеркнул министр.
Другие новости делегация привезла из Астаны: там строят такой же центр.
Ulashing tajribangizni, dedi vazir shifokorlarga murojaat qilib.
Orqaga qaytish yo‘q, dedi bosh shifokor, biz birga ishlaymiz.
Boshqa yangiliklar orasida vazir yangi markaz qurilishini aytdi.
Batafsil hisobotni ikki vazirlik yil oxirida e’lon qiladi.
Бөлүшүү үчүн он эки дарыгер Ошко келди, деди бейтапкана.
Артка кайтуу жок, деди башкы дарыгер, биз чогуу иштейбиз.
Башка жаңылыктардын арасында министр жаңы борбор тууралуу айтты.
Бөлісу үшін он екі дәрігер Алматыға келді, деді аурухана.
Артқа қайту жоқ, деді бас дәрігер, біз бірге жұмыс істейміз.
Басқа жаңалықтардың арасында министр жаңа орталық туралы айтты.
Толығырақ есепті екі министрлік жыл соңында жариялайды.
شارك في الدورة اثنا عشر طبيباً من عمان، بحسب المستشفى.
قراءة النتائج الأولى تشير إلى انخفاض الإصابات إلى النصف.
إعلان عمان الصحي وقعه وزراء ست دول.
جميع الحقوق التي ينص عليها الاتفاق محفوظة للمرضى من البلدين.
طباعة دليل الأطباء بلغتين تمت بدعم من المنظمة.
مزید پڑھیں گے تو سمجھیں گے، وزیر نے نرسوں سے کہا، اور کورس مارچ میں شروع ہوگا۔
شیئر کریں گے ہم اپنا تجربہ، ڈاکٹر احمد نے لاہور میں کہا۔
اگلی خبر مارچ میں ملے گی، ہسپتال کے سربراہ نے کہا۔
چاپ کتاب راهنمای پزشکان به دو زبان با کمک سازمان انجام شد.
نظر شما برای ما مهم است، وزیر به پرستاران گفت و دوره از فردا آغاز می‌شود.
نظرات دو وزارتخانه درباره پیش‌نویس تا پایان سال می‌رسد.
آخرین اخبار از بیمارستان امیدوارکننده است، پزشک گفت.
分享经验是这次访问的目的，医疗队队长说。
打印技术帮助医生制作了三维心脏模型，手术十分顺利。
点击率不是目标，健康才是目标，院长说。
关注儿童健康，中国医疗队在万象开设门诊。
标签上印有两种文字，方便当地药师使用。
广告不得宣传烟草，两国部长重申。
Partager les données est le premier but de l'accord, a dit la ministre.
Imprimer les notices dans les deux langues coûtera 20 000 euros.
Suivez-nous, a dit le médecin aux patients, et nous traverserons le fleuve ensemble.
Publicité pour le tabac et alcool restent interdits dans les deux pays, a rappelé la ministre.
Voir aussi la mer rend courage aux malades, dit l'infirmière.
Share of patients cured rose to 90 per cent, the ministry said.
Read also as a sign of trust, the accord covers rare diseases.
Print shops in both capitals produced the leaflets within a week.
Next in line is a heart centre, the minister said.
Views differ on how fast the centre should grow, but both sides signed.
Follow us, the doctor told the patients, and we will cross the river together.
Topics: the two ministers spoke of nurses, vaccines and a common register of rare diseases.
Next steps
Download speeds in the villages are too low for video visits, the doctors found.
Compartir datos es el primer fin del acuerdo, dijo la ministra.
Temas: los ministros hablaron de enfermeras, vacunas y un registro común.
Topics covered
Temas pendientes
Powered by the sun
Theo dõi bệnh nhân qua Zalo
المزيد من الأطباء في القرى
المزيد من الدعم للمرضى
صور من حياة الأطباء
تحميل الأدوية
Sur le terrain
Dans la région
Les publications des deux centres
Partager les risques
Partager l'expérience des pays voisins
Inscription des patients
Other countries
More doctors for the villages
Recent developments
Previous agreements
Next steps
Save lives first
Send doctors, not words
Reproduction and health
All articles of the accord were signed
Popular medicine
Compartir el riesgo
Compartir experiencias con los países vecinos
Publicado el acuerdo
Lea la cartilla
Также в программе
Читать по губам
Смотрите, кто пришёл
Фото как доказательство
Новые материалы для протезов
Последние шаги
Просмотр лёгких
Канал помощи
Chia sẻ kinh nghiệm
Chia sẻ gánh nặng bệnh tật
In ấn tài liệu tập huấn
Xem xét lại quy trình
Tải lượng vi-rút
Từ khóa là niềm tin
Дагы эки оорукана
Башка өлкөлөр
Акыркы чечимдер
Толук текшерүү
Тағы екі аурухана
Басқа елдер
Толық тексеру
Жаңа материалдардан протез
Boshqa mamlakatlar
Yangi markazlar
Batafsil tekshiruv
Barcha viloyatlar
مزید دو ہسپتال
تمام صوبے
تصاویر کے ذریعے تشخیص
بیماری کی تصاویر
کلمه آخر
دریافت واکسن
دریافت کمک‌های پزشکی
تصاویر پزشکی
تعداد بیماران
شماره تماس بیمارستان
编辑部的故事
关注儿童健康
分享经验
全文
附件包括三项协议
原文化部长
阅读能力
浏览器与医疗
版权合作
点击数据
评论与展望
"""


@pytest.mark.parametrize("line", RESIDUE.strip().split("\n"))
def test_a_line_of_tools_shelves_and_footers_goes(line: str) -> None:
    assert clean("\n".join((FIRST, line, LAST))).split("\n") == [FIRST, LAST]


@pytest.mark.parametrize("line", STAYS.strip().split("\n"))
def test_a_sentence_or_heading_that_begins_alike_stays(line: str) -> None:
    assert clean("\n".join((FIRST, line, LAST))).split("\n") == [FIRST, line, LAST]


@pytest.mark.parametrize(
    ("shape", "kept"),
    [
        ("pphp", [FIRST, "Training on the spot", LAST]),  # a list that was left out ends at the next heading
        ("pphhp", [FIRST, LAST]),  # headings in a row are its headlines
        ("ppplp", [FIRST, LAST]),
    ],
)
def test_a_heading_before_sentences_is_of_the_text_and_not_of_a_list_that_was_left_out(
    shape: str, kept: list[str]
) -> None:
    listed = ["Training on the spot", "A bridge opens in the north"][: len(shape) - 3]
    article = Article("s", "k", "u", "T", "\n".join((FIRST, "Read also", *listed, LAST)), shape)
    clean_article(article)
    assert article.text.split("\n") == kept
