"""Dates that are told from today: hours ago, yesterday; in folded text of twelve languages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from spiders.reading.months import fold

# Units in every form that stands behind a number: vi, en, fr, es, ru, uz, ky, kk, ar, fa, ur, zh.
UNITS = {
    60: "phút|minute|minutes|min|mins|minuto|minutos|минуту|минуты|минут|мин|daqiqa|дақиқа|мүнөт|минөт|минут|"
    "دقيقة|دقائق|دقیقه|منٹ|分钟|分鐘",
    3_600: "giờ|tiếng|hour|hours|hr|hrs|heure|heures|hora|horas|час|часа|часов|soat|соат|саат|сағат|"
    "ساعة|ساعات|ساعت|گھنٹے|گھنٹہ|گھنٹا|小时|小時",
    86_400: "ngày|day|days|jour|jours|día|días|день|дня|дней|kun|кун|күн|يوم|يوما|أيام|روز|دن|天",
    604_800: "tuần|week|weeks|semaine|semaines|semana|semanas|неделю|недели|недель|hafta|ҳафта|жума|апта|"
    "أسبوع|أسابيع|هفته|ہفتے|ہفتہ|周|週",
}
AGO = "trước|ago|назад|oldin|avval|олдин|аввал|мурун|мурда|бұрын|پیش|قبل|پہلے|前"
SINCE = "il y a|hace|منذ|قبل"
DAYS = {
    0: "hôm nay|today|aujourd'hui|hoy|сегодня|bugun|бугун|бүгүн|бүгін|اليوم|امروز|آج|今天|今日",
    1: "hôm qua|yesterday|hier|ayer|вчера|kecha|кеча|кечээ|кеше|أمس|دیروز|گزشتہ روز|昨天|昨日",
    2: "hôm kia|avant-hier|anteayer|позавчера|پریروز|前天",
}
_UNSPACED = re.compile(r"[\u3400-\u9fff]")


@lru_cache(1)
def _patterns() -> tuple[re.Pattern[str], dict[str, int], re.Pattern[str], dict[str, int]]:
    units = {fold(word): seconds for seconds, words in UNITS.items() for word in words.split("|")}
    days = {fold(word): count for count, words in DAYS.items() for word in words.split("|")}
    number = rf"(?P<count>\d{{1,3}})\s*(?P<unit>{_either(units)})"
    ago = rf"{number}\s*(?:{_either(map(fold, AGO.split('|')))})"
    second = number.replace("count", "count2").replace("unit", "unit2")
    since = rf"(?:{_either(map(fold, SINCE.split('|')))})\s*{second}"
    return re.compile(rf"(?<!\d)(?:{ago}|{since})"), units, re.compile(f"(?P<day>{_either(days)})"), days


def _either(words: object) -> str:
    ordered = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(w) if _UNSPACED.search(w) else rf"\b{re.escape(w)}\b" for w in ordered)


def told_from(folded: str, zone: str, now: datetime) -> tuple[datetime, str, int] | None:
    """Moment, precision and the place behind the words; ``None`` where nothing is told from now."""
    ago, units, named, days = _patterns()
    here = now.astimezone(ZoneInfo(zone))
    if found := ago.search(folded):
        seconds = units[found["unit"] or found["unit2"]]
        moment = here - timedelta(seconds=seconds * int(found["count"] or found["count2"]))
        if seconds >= 86_400:
            return _midnight(moment), "day", found.end()
        return moment.replace(second=0, microsecond=0), "minute" if seconds == 60 else "day", found.end()
    if found := named.search(folded):
        return _midnight(here - timedelta(days=days[found["day"]])), "day", found.end()
    return None


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
