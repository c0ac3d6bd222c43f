# ruff: noqa: E501 - stories read better unbroken
"""A small newswire of our own writing, in ten languages, for the tests of feeds and pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from feeds.site import Site
from storage.archive import keep
from storage.article import Article, Evidence, Image, Judgement
from storage.database import open_database, writing

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NAMES = {
    "nhandan": "Nhân Dân",
    "caobang": "Sở Y tế Cao Bằng",
    "vietnamplus": "VietnamPlus",
    "caravan-info": "Караван Инфо",
    "vietnam-vn": "Vietnam.vn",
}
SITE = Site(
    title="Health Accord",
    base_url="https://news.example.org/",
    authority="news.example.org,2026",
    contact="desk@example.org",
    sources=NAMES,
)

Story = dict[str, Any]
STORIES: list[Story] = [
    {
        "source": "nhandan", "key": "910001", "url": "https://nhandan.vn/bac-si-tre-viet-phap-post910001.html",
        "language": "vi", "home": "VN", "rank": "press",
        "title": "Bệnh viện Việt Nam và Pháp mở khóa đào tạo ghép tạng cho bác sĩ trẻ",
        "text": "Sáng 21/11, một bệnh viện tại Hà Nội và các đối tác đến từ Lyon khai giảng khóa đào tạo ghép"
        " gan đầu tiên.\nHai bên ký thỏa thuận hợp tác y tế ba năm: mỗi năm mười hai bác sĩ Việt Nam sang Pháp"
        " thực tập.\nPhía Pháp cũng gửi chuyên gia phẫu thuật sang hướng dẫn tại chỗ.",
        "countries": ["VN", "FR"], "pairs": [("FR", "VN")], "topics": ["training", "specialist"],
        "quotes": [("country:VN", "Việt Nam"), ("country:FR", "Pháp"), ("topic:training", "khóa đào tạo"),
                   ("cooperation", "thỏa thuận hợp tác"), ("health", "y tế")],
        "published": NOW - timedelta(minutes=12), "precision": "minute", "authors": ["Minh Anh"],
    },
    {
        "source": "caobang", "key": "66446/1207", "url": "https://soyte.caobang.gov.vn/tin-tuc-66446/tiep-doan-1207",
        "language": "vi", "home": "VN", "rank": "official",
        "title": "Sở Y tế tiếp đoàn cán bộ y tế Quảng Tây, bàn việc kiểm dịch hai bên cửa khẩu",
        "text": "Ngày 20/11, lãnh đạo Sở tiếp đoàn công tác của ngành y tế Quảng Tây, Trung Quốc.\nHai bên thống"
        " nhất trao đổi thông tin dịch bệnh hằng tuần và diễn tập chung tại cửa khẩu vào tháng 12.",
        "countries": ["VN", "CN"], "pairs": [("CN", "VN")], "topics": ["outbreak", "visit"],
        "quotes": [("country:CN", "Trung Quốc"), ("topic:outbreak", "dịch bệnh"), ("topic:visit", "tiếp đoàn")],
        "published": datetime(2026, 11, 19, 17, 0, tzinfo=UTC), "precision": "day",
    },
    {
        "source": "caravan-info", "key": "253990", "url": "https://caravan-info.uz/ordinatura-kyrgyzstan/",
        "language": "ru", "home": "UZ", "rank": "press",
        "title": "Россия откроет ещё сорок мест в ординатуре для врачей из Кыргызстана",
        "text": "Министры здравоохранения России и Кыргызстана договорились о сорока дополнительных местах в"
        " ординатуре.\nПервые врачи из Бишкека начнут обучение в феврале.",
        "countries": ["KG", "RU"], "pairs": [("KG", "RU")], "topics": ["training", "agreement"],
        "quotes": [("country:RU", "России"), ("country:KG", "Кыргызстана"), ("topic:training", "ординатуре")],
        "published": NOW - timedelta(hours=3), "precision": "minute", "origin": "https://med.example.kg/news/40",
    },
    {
        "source": "vietnam-vn", "key": "lop-ghep-gan-ur", "url": "https://www.vietnam.vn/ur/lop-ghep-gan",
        "language": "ur", "home": "VN", "rank": "copy",
        "title": "ویتنام اور فرانس کے ہسپتالوں نے نوجوان ڈاکٹروں کے لیے جگر کی پیوندکاری کی تربیت شروع کی",
        "text": "ہنوئی کے ایک ہسپتال اور لیون کے ماہرین نے مل کر پہلی تربیتی جماعت کا آغاز کیا۔\nدونوں فریقوں نے"
        " صحت کے شعبے میں تین سالہ تعاون کے معاہدے پر دستخط کیے؛ ہر سال بارہ ویتنامی ڈاکٹر فرانس جائیں گے۔",
        "countries": ["VN", "FR"], "pairs": [("FR", "VN")], "topics": ["training", "agreement"],
        "quotes": [("country:FR", "فرانس"), ("topic:training", "تربیتی جماعت"), ("topic:agreement", "معاہدے"),
                   ("health", "صحت")],
        "published": NOW - timedelta(hours=5), "precision": "minute",
        "origin": "https://nhandan.vn/bac-si-tre-viet-phap-post910001.html",
    },
    {
        "source": "vietnam-vn", "key": "thiet-bi-ar", "url": "https://www.vietnam.vn/ar/thiet-bi",
        "language": "ar", "home": "VN", "rank": "copy",
        "title": "مستشفى في هانوي يتسلم أجهزة تشخيص هدية من الجمعية الطبية الفرنسية",
        "text": "تسلم مستشفى في هانوي يوم الخميس أجهزة تشخيص حديثة قدمتها جمعية طبية من فرنسا.\nوقال مدير"
        " المستشفى إن التعاون الطبي بين فيتنام وفرنسا يدخل مرحلة جديدة.",
        "countries": ["VN", "FR"], "pairs": [("FR", "VN")], "topics": ["aid", "facilities"],
        "quotes": [("country:FR", "فرنسا"), ("country:VN", "فيتنام"), ("cooperation", "التعاون الطبي")],
        "published": None, "precision": None, "origin": "nhandan.vn",
    },
    {
        "source": "caravan-info", "key": "253991", "url": "https://caravan-info.uz/fa/vaksan/",
        "language": "fa", "home": "UZ", "rank": "press",
        "title": "ازبکستان و ایران دربارهٔ تولید مشترک دارو گفت‌وگو کردند",
        "text": "وزیران بهداشت ازبکستان و ایران در تاشکند دیدار کردند.\nدو طرف دربارهٔ تولید مشترک دارو و"
        " تبادل پژوهشگران به توافق رسیدند.",
        "countries": ["UZ", "IR"], "pairs": [("IR", "UZ")], "topics": ["medicines", "research"],
        "quotes": [("country:UZ", "ازبکستان"), ("country:IR", "ایران"), ("topic:medicines", "تولید مشترک دارو")],
        "published": NOW - timedelta(hours=26), "precision": "minute",
    },
    {
        "source": "vietnamplus", "key": "194470", "url": "https://zh.vietnamplus.vn/article-post194470.vnp",
        "language": "zh", "home": "VN", "rank": "press",
        "title": "越南与中国传统医学院校签署联合科研协议",
        "text": "越南一所传统医学院与中国广西的合作院校签署协议，将共同研究边境地区的药用植物。\n双方每年互派十名青年医生。",
        "countries": ["VN", "CN"], "pairs": [("CN", "VN")], "topics": ["traditional", "research", "agreement"],
        "quotes": [("country:CN", "中国"), ("topic:traditional", "传统医学院"), ("topic:agreement", "协议")],
        "published": NOW - timedelta(hours=30), "precision": "minute",
    },
    {
        "source": "vietnamplus", "key": "331002", "url": "https://fr.vietnamplus.vn/telemedecine-post331002.vnp",
        "language": "fr", "home": "VN", "rank": "press",
        "title": "Télémédecine : un réseau franco-vietnamien relie six hôpitaux de province",
        "text": "Six hôpitaux de province sont désormais reliés à deux CHU français par un réseau de télémédecine."
        "\nLe projet, soutenu par la France, forme aussi les équipes locales au Viêt Nam.",
        "countries": ["VN", "FR"], "pairs": [("FR", "VN")], "topics": ["digital", "facilities"],
        "quotes": [("country:FR", "France"), ("topic:digital", "télémédecine")],
        "published": NOW - timedelta(days=2), "precision": "minute", "revised": True,
    },
    {
        "source": "vietnamplus", "key": "305011", "url": "https://en.vietnamplus.vn/dengue-post305011.vnp",
        "language": "en", "home": "VN", "rank": "press",
        "title": "Laos and Vietnam train dengue teams together ahead of the rainy season",
        "text": "Health officials from four border provinces spent a week in Savannakhet practising joint dengue"
        " control.\nVietnam will lend two mobile laboratories; Laos hosts the next exercise in March.",
        "countries": ["VN", "LA"], "pairs": [("LA", "VN")], "topics": ["outbreak", "training"],
        "quotes": [("country:LA", "Laos"), ("country:VN", "Vietnam"), ("topic:outbreak", "joint dengue control")],
        "published": datetime(2026, 11, 1, 0, 0, tzinfo=UTC), "precision": "month",
        "image": "https://en.vietnamplus.vn/images/dengue team.jpg",
    },
    {
        "source": "caravan-info", "key": "253992", "url": "https://caravan-info.uz/kk/pediatr/",
        "language": "kk", "home": "UZ", "rank": "press",
        "title": "Қазақстан мен Өзбекстан балалар кардиологтарын бірге даярлайды",
        "text": "Алматы мен Ташкенттегі екі клиника балалар кардиологтарын бірге даярлау туралы келісті.\n"
        "Алғашқы топ көктемде жұмыс істей бастайды.",
        "countries": ["KZ", "UZ"], "pairs": [("KZ", "UZ")], "topics": ["training", "specialist"],
        "quotes": [("country:KZ", "Қазақстан"), ("topic:training", "даярлау")],
        "published": NOW - timedelta(days=3), "precision": "minute",
    },
]  # fmt: skip


def article_of(story: Story) -> Article:
    """A story as it comes out of the line."""
    title, text = story["title"], story["text"]
    return Article(
        source=story["source"],
        key=story["key"],
        url=story["url"],
        title=title,
        text=text,
        language=story["language"],
        published=story["published"],
        published_precision=story["precision"],
        authors=story.get("authors", []),
        images=[Image(story["image"])] if "image" in story else [],
        origin=story.get("origin"),
        rank=story["rank"],
        home=story["home"],
        text_hash=sha256(text.encode()).hexdigest(),
        judgement=Judgement(
            relevant=story.get("relevant", True),
            score=0.97,
            reason="Health and cooperation are named, and two countries with them.",
            countries=story["countries"],
            pairs=story["pairs"],
            topics=story["topics"],
            evidence=[_evidence(tag, quote, title, text) for tag, quote in story["quotes"]],
        ),
    )


def _evidence(tag: str, quote: str, title: str, text: str) -> Evidence:
    field, where = ("text", text) if quote in text else ("title", title)
    start = where.index(quote)
    return Evidence(tag, field, start, start + len(quote), quote)


def fill(db: Database, stories: list[Story] | None = None) -> None:
    """Keep stories, the last first, each a minute after the other."""
    for place, story in enumerate(reversed(stories or STORIES)):
        seen = NOW - timedelta(minutes=30 - place)
        with writing(db):
            keep(db, article_of(story), seen)
        if story.get("revised"):
            article = article_of(story)
            article.title += " (mis à jour)"
            with writing(db):
                keep(db, article, NOW - timedelta(minutes=5))


def demo_database(path: Path) -> Database:
    """A database that holds the newswire."""
    db = open_database(path)
    fill(db)
    return db


def sources_view() -> list[dict[str, Any]]:
    """How the demo's sources fare."""

    def row(stanza: str, home: str, state: str, trouble: str | None = None) -> dict[str, Any]:
        read = state != "never"
        return {
            "name": NAMES[stanza], "stanza": stanza, "home": home, "state": state, "trouble": trouble,
            "last_round": NOW - timedelta(minutes=4) if read else None,
            "last_new": NOW - timedelta(minutes=12) if state == "well" else None,
            "next_round": NOW + timedelta(minutes=6),
            "unfound": {"lead": 7} if stanza == "vietnamplus" else {},
        }  # fmt: skip

    return [
        row("nhandan", "https://nhandan.vn/", "well"),
        row("caobang", "https://soyte.caobang.gov.vn/", "failing", "timed out after 30 s"),
        row("vietnamplus", "https://www.vietnamplus.vn/", "well"),
        row("caravan-info", "https://caravan-info.uz/", "well"),
        row("vietnam-vn", "https://www.vietnam.vn/", "never"),
    ]
