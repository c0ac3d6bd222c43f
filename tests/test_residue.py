"""What pages say around a text goes, in each of our languages; sentences that begin alike stay."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.clean import MOST_ASKED, clean, clean_article
from pipelines.origin import origin_of
from storage.article import Article, shape_of

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
FIRST = "The two ministries agreed to train nurses together for three years."
LAST = "A first group leaves in spring."

RESIDUE = """
Comparte en Facebook
Share on Facebook Share on Twitter
Дар шабакаҳои иҷтимоӣ мубодила кунед
Theo dõi Báo Ví Dụ trên Google News
عدد الزوار: 154
Seite ausdrucken
Bạn có thấy bài viết này hữu ích không?
Lượt xem: 2.315
Quay lại trang chủ
Xem thêm: Bộ Y tế cấp phép 12 vắc xin
Theo dõi chúng tôi trên Zalo
Điểm: 5/5 (3 đánh giá)
Оцените материал:
Версия для печати
Подписывайтесь на наш канал в Telegram и будьте в курсе последних новостей
Для воспроизведения видео включите JavaScript
Хотите больше новостей? Подписывайтесь на наш Telegram-канал!
Понравился материал? Поделитесь с друзьями!
Ko‘rishlar soni: 345
Yangiliklar ro‘yxatiga qaytish
Brauzeringiz videoni qo‘llab-quvvatlamaydi
Bizning Telegram kanalimizga obuna bo‘ling
Maqolani baholang:
Ko‘proq yangiliklar — Telegram kanalimizda
Ўқилди: 2 314 марта
Янгиликлар рўйхати
Браузерингиз видеони қўллаб-қувватламайди
Каналимизга аъзо бўлинг
Хабарни баҳоланг
Кўпроқ янгиликлар Telegram каналимизда
Жаңылыкты досторуңуз менен бөлүшүңүз
Басып чыгарууга арналган версия
Текстте ката барбы? Белгилеп, Ctrl+Enter баскычын басыңыз
Фото: Саламаттык сактоо министрлиги
Бул маалымат сизге пайдалуу болдубу? Ооба Жок
Комментарий калтыруу үчүн катталыңыз
Жаңалықты достарыңызбен бөлісіңіз
Басып шығаруға
Мәтінде қате бар ма? Белгілеп, Ctrl+Enter басыңыз
Сурет: ДСМ баспасөз қызметі
Бұл ақпарат сізге пайдалы болды ма? Иә Жоқ
Пікір қалдыру үшін жүйеге кіріңіз
Мубодила кунед:
Нусхаи чопӣ
Агар дар матн хатоеро ёфтед, онро интихоб намуда, Ctrl+Enter-ро пахш кунед
Акс: Вазорати тандурустӣ
Ин мақола муфид буд? Ҳа Не
Назари худро нависед
شارك المقال عبر
طباعة
هل وجدت خطأ في هذا الخبر؟ أبلغنا
تصوير: أحمد سالم
هل كان هذا المقال مفيداً؟ نعم لا
اكتب تعليقك هنا
اس خبر کو دوستوں کے ساتھ شیئر کریں
پرنٹ ورژن
خبر میں غلطی نظر آئی؟ ہمیں بتائیں
تصویر: اے ایف پی
کیا یہ خبر آپ کے لیے مفید تھی؟
اپنی رائے کا اظہار کریں
این خبر را با دوستان خود به اشتراک بگذارید
نسخه قابل چاپ
گزارش خطا
عکاس: علی رضایی
آیا این خبر مفید بود؟
نظر خود را بنویسید
分享到微信朋友圈
【打印】【关闭】
我要纠错
摄影：张伟
您对本页内容是否满意？
发表评论
Partagez cet article avec vos amis
Imprimer cet article
Une faute ? Signalez-la en sélectionnant le texte et en appuyant sur Ctrl+Entrée
Photo : Ministère de la Santé
Cet article vous a-t-il été utile ? Oui Non
Laissez un commentaire
Share this article with your friends
Print this article
Spotted an error? Select the text and press Ctrl+Enter
Photo by John Banda
Was this article helpful? Yes No
Leave a comment
Comparte esta noticia en tus redes sociales
Versión para impresión
¿Encontraste un error? Avísanos
Fotografía: Ministerio de Salud
¿Te resultó útil esta información?
Deja tu comentario
Compartilhe esta notícia com seus amigos
Imprimir notícia
Encontrou um erro na matéria? Avise-nos
Foto: Divulgação/Ministério da Saúde
Esta informação foi útil? Sim Não
Deixe seu comentário
Bu haberi sosyal medyada paylaş
Haberi yazdır
Haberde hata bildir
Fotoğraf: Sağlık Bakanlığı
Bu bilgi faydalı oldu mu? Evet Hayır
Yorum yapmak için giriş yapın
Diesen Artikel mit Freunden teilen
Druckversion
Fehler gefunden? Markieren Sie den Text und drücken Sie Strg+Enter
Foto: Gesundheitsministerium
War dieser Artikel hilfreich? Ja Nein
Schreiben Sie einen Kommentar
.jpg)
anh-tin-bai-1.jpeg)
![[Ảnh] Buổi sáng trên sông](https://img.example/1.webp)
![[صورة] صباح على النهر](https://img.example/1.webp) ![[صورة] مساء](https://img.example/2.webp)
Comment (0)
تبصرہ (0)
تعليق (12)
Bình luận (0)
نظر (۰)
评论 (3)
Комментарии (2)
error: Content is protected !!
error:
Content is protected !!
Make selections / right click disabled
۱۲.۰۲.۲۰۲۶ ۰۵:۱۵:۰۵
12.02.2026 05:15
2026-02-12 - 05:15:00
Từ khóa: y tế, hợp tác
Xem thêm: Một bài khác
Читайте также: Другая новость
اقرأ أيضًا: خبر آخر
مزید پڑھیں: ایک اور خبر
بیشتر بخوانید: خبر دیگر
Lire aussi : une autre histoire
Lea también: otra historia
延伸阅读：另一条新闻
Шунингдек ўқинг: бошқа хабар
Дагы окуңуз: башка кабар
Сондай-ақ оқыңыз: басқа хабар
Chia sẻ
Поделиться:
Share on Facebook
(TTXVN/Vietnam+)
انتهای پیام/
© 2026 The Courier. All rights reserved
* * *
#health #cooperation
Titelbild: Eva Muster/Adobe Stock
Featured image by Ann Example/The Courier
Фото на обложке: Иван Примеров
(Credit: Ann Example / The Courier)
Eva Muster/Keystone
Ann Example via Wikimedia Commons
Die neue Klinik an der Grenze. | © Stadt Beispiel/Eva Muster
Czytaj też: Kto zapłaci za nowe laboratorium?
Leggi anche: un'altra storia
Lue myös: toinen uutinen
MIRA: Los dos hospitales comparten desde mayo un laboratorio
Publiziert: 03.04.2026, 12:35
Last updated on April 3, 2026
责任编辑：王一
ERROR: Content is protected !!
You cannot copy content of this page
Tin cùng chuyên mục
Các tin khác:
» Xem thêm: Một bài khác
👉 Mời bạn đọc xem tiếp ở đây
Lượt xem: 1.234
Chia sẻ bài viết:
Ảnh: Ngọc Lan/TTXVN
Bản quyền © 2026 Báo Sông Cái
Читайте по теме: Другая новость
► Смотрите также
Материалы по теме:
Просмотров: 512
Комментариев: 3
7 комментариев
Нашли ошибку? Выделите её и нажмите Ctrl+Enter
Подписывайтесь на наш канал
Фото: пресс-служба
ВКонтакте Одноклассники Telegram WhatsApp
Мавзуга оид янгиликлар
Ўхшаш хабарлар:
Mavzuga oid:
O‘xshash yangiliklar
O'xshash yangiliklar
Izohlar (3)
Окшош жаңылыктар:
Дагы караңыз: башка кабар
Пікірлер: 2
Ұқсас жаңалықтар
Тағы да оқыңыз: басқа хабар
اقرأ أيضاً
إقرأ أيضا: خبر آخر
موضوعات ذات صلة
قد يهمك أيضا:
الكلمات الدلالية: صحة، تعاون
شارك هذا المقال
جميع الحقوق محفوظة © 2026
عدد المشاهدات: 512
مطالب مرتبط
بیشتر بخوانید
این مطالب را هم بخوانید: خبر دیگر
برچسب‌ها: سلامت، همکاری
لینک کوتاه:
دیدگاهتان را بنویسید
مزید پڑھیں
یہ بھی پڑھیں: ایک اور خبر
متعلقہ خبریں
ٹیگز: صحت، تعاون
تمام حقوق محفوظ ہیں
相关阅读
推荐阅读：
（编辑：王一）
【责任编辑:王一】
（本报记者 胡丽 通讯员李明）
关键词：卫生 合作
浏览次数：512
新华社记者王一摄
扫码分享
À lire aussi : une autre histoire
Sur le même sujet
3 commentaires
La suite après la publicité
Te puede interesar: otra historia
Noticias relacionadas:
Etiquetas: salud
İlgili haberler
Bunlar da ilginizi çekebilir:
Etiketler: sağlık
Baca juga: Berita lain
Berita terkait
Lesen Sie auch: Eine andere Geschichte
Mehr zum Thema
Leia também: outra história
Notícias relacionadas
Read next: Another story
(Related reading: another story)
Share this article: Facebook Twitter WhatsApp
12 comments
Views: 1,204
5 min read
Photo: Reuters
Photo credit: The Courier
[Ảnh] Buổi sáng trên sông
Loading...
RELATED: Two towns open a school for nurses
More on the boat of the two islands:
READ: Why the bridge stays shut in winter
[Read: Why the bridge stays shut in winter]
Also Read- Why the bridge stays shut in winter
Don’t miss: A bridge opens
Follow The River Courier on Facebook and Twitter for more news of the valley.
You can follow her on Twitter @annexample.
Subscribe to Ward Rounds, our weekly newsletter on hospitals.
Have you subscribed to the Courier's newsletter? It is free.
Advertisement - scroll for more content
Story continues below the advertisement
For more about the two towns, watch this video:
This post contains affiliate links: we may earn a commission.
Passend dazu: Eine andere Geschichte
Lesetipp: Eine andere Geschichte
Saiba mais: outra história
Mira también: otra historia
À lire également : une autre histoire
Ранее мы писали: Другая новость
Читайте також: Інша новина
این خبر را هم بخوانید
Окуңуз: башка кабар
Оқыңыз: басқа хабар
O‘qing: boshqa xabar
Tonton juga: Berita lain
△两院共用的新实验室
(END)
reporter@paper.example
Use left and right arrow keys to seek audio.
Did you like this story? Tell a friend.
This article is brought to you by The River Bank.
Download a PDF version of this page
The post Two towns share a ward appeared first on The Courier.
Please consider supporting The Courier.
Published: Apr 3, 2026
Gallery: The new ward in pictures
Related content from The Courier:
""".strip().splitlines()

SENTENCES = [
    "Самое главное — это профилактика, сказал врач.",
    "При полном или частичном параличе помогает новая методика.",
    "Только зарегистрированные препараты закупаются на эти средства.",
    "Подписывайтесь под письмом, сказал министр врачам.",
    "Вернуться к работе врачи смогут весной.",
    "А ещё врачи получили два аппарата.",
    "Une erreur dans le dosage a conduit à la réforme.",
    "Toute utilisation d'antibiotiques sera notée.",
    "À ne pas manquer : la visite de la nouvelle clinique, ouverte le dimanche.",
    "Partager l'information a sauvé des vies, dit le rapport.",
    "If you spot the signs early, the treatment is simple.",
    "Join us, said the minister to the nurses abroad.",
    "Also on Tuesday the ministers visited a clinic.",
    "Reciba las dosis a tiempo, pide la ministra.",
    "Receba as doses a tempo, pede a ministra.",
    "Nachdruck legte die Ministerin auf die Ausbildung.",
    "Hinweise an die Klinik gab es schon früher.",
    "Telif hakkı davası hastaneyi etkilemedi.",
    "Hãy theo dõi nhiệt độ của trẻ, bác sĩ khuyên.",
    "Tham gia nhóm nghiên cứu có sáu bác sĩ từ hai nước.",
    "Истифодаи маводи нави тиббӣ дар ду беморхона оғоз шуд.",
    "Материалды пайдалануды екі ел бірге үйренеді.",
    "Telegram’dagi guruhda shifokorlar savollarga javob beradi.",
    "يمنع نقل الدم دون فحص في البلدين.",
    "لمتابعة آخر المستجدات عقد الوزيران اجتماعا.",
    "شارك الخبراء في الدورة التي أقيمت في العاصمة.",
    "تمام حقوق مریضوں کو یکساں ملیں گے۔",
    "در کانال سوئز یک درمانگاه ساخته شد.",
    "هرگونه استفاده از این دارو باید ثبت شود.",
    "用手机扫一扫二维码就能挂号。",
    "未经许可，任何人不得出售这种药品。",
    "Xem thêm các biện pháp phòng bệnh là việc nên làm.",
    "Comment on the agreement came from both sides.",
    "Источник финансирования: бюджет двух стран, сообщил министр на встрече.",
    "Source: the minister said the money came from the budget. It will not last.",
    "Theo Bộ Y tế, khóa học bắt đầu vào tháng mười hai.",
    "Sharing beds, the hospitals saved money.",
    "Updated rules name 12 drugs by 2030.",
    "Mira: Ich arbeite seit drei Jahren in der Klinik.",
    "The ministers spoke to Reuters. They met on Monday.",
    "2. Thúc đẩy đào tạo bác sĩ.",
    "Next, the nurses will learn the other language.",
    "المصدر الرئيسي للتمويل هو البنك.",
    "مزید پڑھیں تو معلوم ہوتا ہے کہ معاہدہ پرانا ہے۔",
    "Read more books, said the minister.",
    "Error: that is what the doctor called it.",
    "Bình luận về thỏa thuận, ông nói rằng hai bên đã chuẩn bị lâu.",
    "Chia sẻ kinh nghiệm điều trị là mục đích của chuyến thăm.",
    "Từ khóa của chương trình là phòng bệnh hơn chữa bệnh.",
    "Theo dõi sức khỏe trẻ em là việc của trạm y tế xã.",
    "Tin mới từ bệnh viện làm mọi người vui.",
    "Ảnh hưởng của dịch bệnh còn kéo dài.",
    "Комментарии министра были краткими, но ясными.",
    "Читайте больше, сказал врач, и берегите глаза.",
    "Просмотров было мало, но лекция понравилась всем.",
    "Поделиться опытом приехали врачи из трёх стран.",
    "Реклама табака запрещена в обеих странах.",
    "Популярное средство не помогает, предупреждает министерство.",
    "Изоҳлар киритиш учун вазирлик бир ой муддат берди.",
    "Mavzuga oid hujjatlar keyingi hafta imzolanadi.",
    "Комментарийлерди министрлик бир айдан кийин жарыялайт.",
    "Пікірлерді министрлік бір айдан кейін жариялайды.",
    "اقرأ المزيد من الكتب، قال الطبيب للأطفال في المدرسة.",
    "شارك الوزير في المؤتمر الذي عقد في العاصمة.",
    "مشاركة الأطباء في التدريب مجانية تماما.",
    "تعليق العمل في المستشفى سيستمر أسبوعا.",
    "نظر وزیر بهداشت درباره این توافق مثبت بود.",
    "بیشتر بیماران در شهر درمان می‌شوند.",
    "مرتبط با این موضوع، وزیر به پرسش‌ها پاسخ داد.",
    "تبصرہ کرتے ہوئے وزیر نے کہا کہ معاہدہ اہم ہے۔",
    "شیئر کریں گے تو سب کو فائدہ ہوگا، ڈاکٹر نے کہا۔",
    "评论认为，这项合作对双方都有好处。",
    "分享经验是这次访问的主要目的。",
    "相关新闻发布会将于下周举行。",
    "编辑部收到了许多医生的来信。",
    "Partager les lits a permis aux hôpitaux d'économiser.",
    "À lire le rapport, on comprend l'inquiétude des médecins.",
    "Compartir las camas permitió ahorrar a los hospitales.",
    "Paylaşılan yataklar hastanelere tasarruf sağladı.",
    "Bagikan makanan sehat kepada anak-anak, kata dokter.",
    "Teilen sich zwei Kliniken ein Gerät, sparen beide.",
    "Comments are welcome until March, the ministry said.",
    "Photo: the minister and forty nurses stood on the bridge, and the whole town had come to see them off.",
    "Follow your doctor, not the rumours, the ministry advised.",
    "Related diseases are treated in the same ward.",
    "Read: that is what the doctor told the children to do.",
    "More on the agreement was said by the minister of the other country.",
    "Follow the two doctors on their way through the valley, and you will see why.",
    "Twelve nurses signed up for the newsletter of the ministry.",
    "Subscribe to no pill that a letter praises, the ministry warned.",
    "For more than a year the boat has carried patients, and nobody has paid.",
    "The story continues below the bridge, where the second ward stands.",
    "Some clinics get a commission for every patient whom they send on.",
    "Views differ on who should pay for the beds.",
    "5 minutes of reading a day calm the patients, she found.",
    "Окуңуз, балдар, деди дарыгер мектепте.",
    "Mehr dazu sagte der Minister nicht.",
    "Ранее мы писали письма, теперь звоним, говорит врач.",
    "△ 两院共用的实验室下月启用。",
    "Published on the third of April, the rules name 12 drugs.",
    "The post of the head nurse was first filled in 2020.",
    "This article of the treaty is of use to both towns, she said.",
    "Write to ann@clinic.example for a place in the course.",
    "Please consider the patients, said the minister.",
    "End of the line: the ward opened in May.",
    "2024-11-06",
    "4.92 / 5.0",
    "02-751-1500",
]

MORE_RESIDUE = """
Read also: The bridge to the island opens in the spring. It took nine years to build it
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
Photo caption: Two nurses board the boat. The ward behind them opened in May, and the mayor had come.
图片说明：两院共用实验室。两国医生将轮流值班，记者在现场看到许多病人。他们来自两国。
转载请注明出处。本站文章版权归作者所有。未经许可请勿使用。
Czytaj też: Most otwarty. Trwało to dziewięć lat.
Estás en: Inicio > Salud
""".strip().splitlines()

MORE_SENTENCES = """
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
Related news: the clinic opened in May. Two doctors came from across the river.
Related: the ministers also agreed that doctors may work in both clinics for one year on a single licence.
Tin liên quan: phòng khám mở cửa từ tháng năm. Hai bác sĩ đến từ bên kia sông.
Рейтинг: страна поднялась на третье место. Врачей стало больше.
Читайте также: так называется кружок при больнице. Его ведут две медсестры из соседней страны.
Yana o‘qing: to‘garakning nomi shunday. Uni ikki shifokor boshqaradi.
Дагы окуңуз: деп айтты дарыгер балдарга. Алар эки өлкөдөн келген.
اقرأ أيضا: هكذا بدأ الطبيب محاضرته في المدرسة. وحضرها أربعون ممرضا من البلدين.
بیشتر بخوانید: شعار این درمانگاه است. دو پزشک آن را اداره می‌کنند.
مزید پڑھیں: یہ اس مہم کا نعرہ ہے۔ دو ملکوں کے ڈاکٹر اسے چلاتے ہیں۔
相关新闻：两院下月共用实验室。两国医生将轮流值班。
Lea también: así se llama la campaña. Dos enfermeras la dirigen.
Follow our two doctors across the valley. They carry vaccines to nine villages.
انضموا إلى الفريق الطبي في شمال البلاد أمس. وهم ثلاثون طبيبا من بلدين.
Cơ quan chủ quản của dự án là Bộ Y tế.
Giấy phép hoạt động của phòng khám có giá trị năm năm.
""".strip().splitlines()


@pytest.mark.parametrize("line", [*RESIDUE, *MORE_RESIDUE])
def test_a_line_of_residue_goes(line: str) -> None:
    assert clean(f"{FIRST}\n{line}\n\n{LAST}\n{line}\n") == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", [*SENTENCES, *MORE_SENTENCES])
def test_a_sentence_that_begins_like_residue_stays(line: str) -> None:
    assert clean(f"{FIRST}\n{line}\n{LAST}") == f"{FIRST}\n{line}\n{LAST}"


@given(st.lists(st.sampled_from([*RESIDUE, *SENTENCES, FIRST, LAST]), max_size=12))
@example(["2024-11-06", FIRST, FIRST])
def test_cleaning_twice_changes_nothing_and_no_sentence_is_lost(lines: list[str]) -> None:
    once = clean("\n".join(lines))
    assert clean(once) == once
    assert set(lines) & {FIRST, LAST} <= set(once.split("\n"))


SEED_RESIDUE = (".jpg)", "error:", "![[", "(0)", "ماخذ:", "المصدر:", "منبع:", "۱۲.۰۲.۲۰۲۶", "ИА Караван Инфо")


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared documents are not here")
def test_the_seeds_are_left_without_residue_and_without_loss() -> None:
    for seed in sorted(SEEDS.glob("*.txt")):
        given = seed.read_text("utf-8")
        lines = clean(given).split("\n")
        assert not [
            line for line in lines for mark in SEED_RESIDUE if line.startswith(mark) or mark in line[-20:]
        ]
        sentences = [" ".join(line.split()) for line in given.splitlines() if len(line) > 60]
        lost = [line for line in dict.fromkeys(sentences) if line not in lines]
        assert all("http" in line or "Караван" in line for line in lost), (seed.name, lost)
        assert origin_of(given)


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


@pytest.mark.parametrize(
    "line",
    [
        "Предыдущая новость | Версия для печати",
        "Bài trước • In bài viết",
        "Tamaño de letra: A+ A-",
        "A- | A | A+",
        "大 中 小",
        "Көрүүлөр (532)",
        "532 Hits",
        "Қаріп өлшемі",
        "استمع إلى المقال",
        "درباره نویسنده",
        "Yangiliklarimizga obuna bo‘ling va xabardor bo‘ling",
    ],
)
def test_tools_of_a_page_are_residue_alone_and_side_by_side(line: str) -> None:
    assert clean(f"{FIRST}\n{line}\n{LAST}") == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", ["Midwives | Версия для печати", "AA", "Hits of the year 532", "A and B"])
def test_a_line_of_which_a_part_says_something_stays(line: str) -> None:
    assert clean(f"{FIRST}\n{line}\n{LAST}") == f"{FIRST}\n{line}\n{LAST}"
