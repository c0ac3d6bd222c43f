"""Dates that are told from today: hours ago, yesterday; in folded text of many languages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from spiders.reading.dates.months import fold
from spiders.reading.dates.numbers import figure, number, worded

MINUTE, HOUR, DAY, WEEK, MONTH = 60, 3_600, 86_400, 604_800, 2_592_000
# Units in every form that stands behind a number.
UNITS = {
    MINUTE: "m|phút|minute|minutes|min|mins|minuto|minutos|минуту|минуты|минут|мин|daqiqa|дақиқа|мүнөт|"
    "мүнөттөн|минөт|"
    "دقيقة|دقائق|دقیقه|منٹ|分钟|分鐘|분|分|dakika|menit|นาที|Minuten|хвилин|minut|دقیقه",
    HOUR: "h|ч|giờ|tiếng|hour|hours|hr|hrs|heure|heures|hora|horas|час|часа|часов|soat|соат|саат|сағат|"
    "ساعة|ساعات|ساعت|گھنٹے|گھنٹہ|گھنٹا|小时|小時|시간|時間|saat|jam|ชั่วโมง|Stunde|Stunden|годин|ore|ora|"
    "godzin|godziny",
    DAY: "d|дн|"
    "ngày|day|days|jour|jours|día|días|dia|dias|день|дня|дней|kun|кун|күн|يوم|يوما|أيام|روز|دن|"
    "天|일|日|gün|hari|วัน|"
    "Tag|Tage|Tagen|дні|днів|giorni|giorno|dni|рӯз",
    WEEK: "w|нед|tuần|week|weeks|semaine|semaines|semana|semanas|неделю|недели|недель|hafta|ҳафта|жума|"
    "апта|"
    "أسبوع|أسابيع|هفته|ہفتے|ہفتہ|周|週|星期|주|週間|Woche|Wochen|minggu",
    MONTH: "tháng|month|months|mois|mes|meses|месяц|месяца|месяцев|oy|ой|ай|شهر|أشهر|شهور|ماه|ماہ|مہینے|"
    "个月|個月|개월|"
    "Monat|Monate|Monaten|ay|bulan",
}
HALVES = (
    "полчаса назад|nửa giờ trước|half an hour ago|منذ نصف ساعة|il y a une demi-heure|hace media hora|"
    "半小时前|半小時前"
)
# Arabic has a dual; some languages leave a single unit without a number, or write it with it.
ALONE = {
    (1, HOUR): "منذ ساعة|قبل ساعة|час назад|last hour|sejam lalu|sejam yang lalu|годину тому",
    (2, HOUR): "منذ ساعتين|قبل ساعتين|منذ ساعتان",
    (1, DAY): "منذ يوم|قبل يوم|день назад|сутки назад|sehari lalu|sehari yang lalu|день тому",
    (2, DAY): "منذ يومين|قبل يومين|منذ يومان",
    (1, WEEK): "منذ أسبوع|قبل أسبوع|неделю назад|last week|seminggu lalu|seminggu yang lalu|тиждень тому",
    (2, WEEK): "منذ أسبوعين|قبل أسبوعين",
    (1, MONTH): "منذ شهر|قبل شهر|месяц назад|last month|sebulan lalu|sebulan yang lalu|місяць тому",
    (2, MONTH): "منذ شهرين|قبل شهرين",
    (30, MINUTE): HALVES,
    (1, MINUTE): "منذ دقيقة|قبل دقيقة|минуту назад|semenit lalu|хвилину тому",
    (2, MINUTE): "منذ دقيقتين|قبل دقيقتين",
}
AGO = (
    "trước|ago|назад|oldin|avval|олдин|аввал|илгари|мурун|мурда|бұрын|پیش|قبل|پہلے|前|전|önce|evvel|lalu|"
    "yang lalu|"
    "ที่แล้ว|ที่ผ่านมา|тому|fa|temu|атрас|пеш|qabl|آگے|之前|以前|earlier|atrás"
)
SINCE = "il y a|hace|há|منذ|قبل|cách đây|vor|acum|πριν|depuis"
DAYS = {
    0: "hôm nay|today|aujourd'hui|hoy|сегодня|bugun|бугун|бүгүн|бүгін|اليوم|امروز|آج|今天|今日|오늘|bugün|"
    "hari ini|"
    "วันนี้|heute|hoje|oggi|dzisiaj|сьогодні|имрӯз",
    1: "hôm qua|yesterday|hier|ayer|вчера|kecha|кеча|кечээ|кеше|أمس|دیروز|گزشتہ روز|کل|昨天|昨日|어제|dün|"
    "kemarin|"
    "เมื่อวาน|เมื่อวานนี้|gestern|ontem|ieri|wczoraj|вчора|дирӯз",
    2: "hôm kia|avant-hier|anteayer|позавчера|پریروز|前天|أول أمس|أول من أمس|vorgestern|anteontem|"
    "evvelsi gün|evvelki gün|그저께|پرسوں|алдыңгүні|алдыңғы күні|мурдагүнү|мурдагы күнү|парерӯз|"
    "day before yesterday|the day before yesterday|l'altro ieri|przedwczoraj|позавчора|kemarin lusa|"
    "o'tgan kuni|ўтган куни|一昨日|おととい",
}
TIMED = "hier|کل"  # are other words of other languages: mean a day where a time follows
_ABOUT = "khoang|около|environ|approximately|alrededor de"
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1100-\u11ff\u3400-\u9fff]")
_Counted = tuple[int, int]
_Key = TypeVar("_Key", int, _Counted)
_Patterns = tuple[
    re.Pattern[str],
    re.Pattern[str],
    dict[str, int],
    re.Pattern[str],
    dict[str, int],
    re.Pattern[str],
    dict[str, _Counted],
]


@lru_cache(1)
def _patterns() -> _Patterns:
    units, days, alone = _table(UNITS), _table(DAYS), _table(ALONE)
    either = _either(units)
    pair = rf"(?<!\d)\d{{1,3}}\s*(?:{either})\.?"
    told = rf"(?P<pairs>{pair}(?:[\s,]*(?:va|and|и|et|y|و|e)?\s*{pair})?)"
    ago, since = (_either(fold(words).split("|")) for words in (AGO, SINCE))
    return (
        re.compile(rf"{worded()}(?=\s*(?:{either}))"),
        re.compile(rf"{told}\s*(?:{ago})|(?:{since})\s*(?:{_ABOUT})?\s*{told.replace('pairs', 'pairs2')}"),
        units,
        re.compile(_either(days)),
        days,
        re.compile(_either(alone)),
        alone,
    )  # fmt: skip


@lru_cache(1)
def _telling() -> frozenset[str]:
    """Words of which one stands in every line that tells a date from now, unless its script has no spaces:
    the longest of each phrase, for others like "a" stand everywhere."""
    phrases = "|".join((AGO, SINCE, *DAYS.values(), *ALONE.values())).split("|")
    return frozenset(max(_WORD.findall(fold(phrase)), key=len) for phrase in phrases)


def _table(words_of: dict[_Key, str]) -> dict[str, _Key]:
    return {fold(word): value for value, words in words_of.items() for word in words.split("|")}


def _either(words: object) -> str:
    ordered = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(
        re.escape(w) if _UNSPACED.search(w) else rf"(?<![^\W\d_]){re.escape(w)}(?![^\W\d_])" for w in ordered
    )


_COUNTED = re.compile(
    "(?<![一二三四五六七八九十])[一二两兩三四五六七八九十]{1,3}(?=[天日周週]|小时|小時|分|[个個]月)"
)
_ENDS = re.compile(r"[\s,]*(?:[^\W\d_]+\s+){0,2}\d{1,2}\s?(?:[:.h時时點点]|am|pm|gio)|\s*(?:$|[^\w\s])")


def told_from(folded: str, zone: str, now: datetime) -> tuple[datetime, str, str] | None:
    """Moment, precision and what stands behind the words; ``None`` where nothing is told from now."""
    if _telling().isdisjoint(_WORD.findall(folded)) and not _UNSPACED.search(folded):
        return None
    words, ago, units, named, days, single, alone = _patterns()
    folded = _COUNTED.sub(lambda found: figure(found.group()), folded)
    folded = words.sub(lambda found: str(number(found.group())), folded)
    here = now.astimezone(ZoneInfo(zone))
    if found := ago.search(folded):
        return *_before(here, _counted(found["pairs"] or found["pairs2"], units)), folded[found.end() :]
    if found := single.search(folded):
        return *_before(here, [alone[found.group()]]), folded[found.end() :]
    if (found := named.search(folded)) and found.start() < 25 and _ends(folded, found):
        return _midnight(here - timedelta(days=days[found.group()])), "day", folded[found.end() :]
    return None


def _ends(folded: str, found: re.Match[str]) -> bool:
    """Whether nothing goes on behind the name of a day but a time."""
    rest = _ENDS.match(folded, found.end())
    if rest is None:
        return False
    return found.group() not in fold(TIMED).split("|") or any(map(str.isdigit, rest.group()))


def _counted(text: str, units: dict[str, int]) -> list[_Counted]:
    """Counts and seconds of the units in a text."""
    found = re.finditer(rf"(?P<count>\d{{1,3}})\s*(?P<unit>{_either(units)})", text)
    return [(int(one["count"]), units[one["unit"]]) for one in found]


def _before(here: datetime, counted: list[_Counted]) -> tuple[datetime, str]:
    """The moment so long before, as exactly as its coarsest unit tells."""
    coarsest = max(seconds for _, seconds in counted)
    if coarsest == MONTH:
        months = here.year * 12 + here.month - 1 - min(counted[0][0], 600)
        return _midnight(here.replace(year=months // 12, month=months % 12 + 1, day=1)), "month"
    moment = here - timedelta(seconds=sum(count * seconds for count, seconds in counted))
    if coarsest >= DAY:
        return _midnight(moment), "day"
    return moment.replace(second=0, microsecond=0), "minute" if coarsest < HOUR else "day"


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
