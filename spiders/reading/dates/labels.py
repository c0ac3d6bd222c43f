"""Words that say what a date is, in folded text: published, changed, or none of both."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.reading.dates.months import fold

PUBLISHED = (
    "published|first published|posted|publication date|date published|release date|released|issued|created|"
    "ngày đăng|đăng lúc|đăng ngày|ngày xuất bản|xuất bản|đăng bởi|đăng|"
    "опубликовано|опубликована|опубликован|дата публикации|размещено|добавлено|дата размещения|создано|"
    "e'lon qilingan|chop etilgan|joylashtirilgan|эълон қилинган|чоп этилган|жарыяланган|жарыяланды|"
    "жарияланды|"
    "жарияланған|жарияланған күні|نشر|تاريخ النشر|نشر في|نشرت|تم النشر|تاریخ انتشار|منتشر شده|انتشار|"
    "زمان انتشار|"
    "تاریخ درج|تاریخ خبر|شائع|شائع شدہ|تاریخ اشاعت|اشاعت|发布|发布时间|发布日期|发表于|發佈|發布|發佈時間|"
    "發布日期|刊登|"
    "publié|publiée|mis en ligne|date de publication|parution|publicado|publicada|publicación|"
    "fecha de publicación|"
    "veröffentlicht|erschienen|erstellt|erstellt am|publiziert|pubblicato|yayınlanma|yayın tarihi|giriş|"
    "diterbitkan|입력|등록|公開|掲載|"
    "opublikowano|"
    "опубліковано|δημοσίευση|δημοσιεύθηκε|нашр|санаи нашр"
)
CHANGED = (
    "updated|last updated|modified|last modified|revised|edited|reviewed|last reviewed|update|cập nhật|sửa|"
    "обновлено|обновлена|обновлен|изменено|изменен|отредактировано|yangilangan|yangilandi|янгиланган|"
    "жаңыртылды|"
    "жаңыртылган|жаңартылды|жаңартылған|تحديث|آخر تحديث|حدث|تم التحديث|بروزرسانی|به روز رسانی|به‌روزرسانی|"
    "ویرایش|"
    "آخرین ویرایش|اپ ڈیٹ|اپڈیٹ|更新|更新时间|更新於|修改|最后更新|mis à jour|mise à jour|modifié|"
    "actualisé|actualizado|"
    "actualizada|modificado|actualización|última actualización|aktualisiert|geändert|stand|aggiornato|"
    "güncelleme|güncellenme|son güncelleme|diperbarui|수정|最終更新|aktualizacja|zmodyfikowano|оновлено|"
    "ενημέρωση|"
    "atualizado|atualizada|accessed|retrieved|viewed"
)
OTHER = (  # in front of a day on which something else is, was or ends
    "until|till|before|deadline|due|expires|valid|born|by|since|ends|hết hạn|hạn chót|hạn cuối|trước ngày|"
    "đến ngày|sinh ngày|từ ngày|до|с|от|родился|родилась|род|срок|jusqu'au|avant le|né le|née le|du|depuis|"
    "hasta el|"
    "antes del|nacido|desde|حتى|قبل|ولد|موعد|تا|متولد|از|سے|تک|截止|截至|生于|出生于|gacha|чейин|дейін|"
    "bis|bis zum|seit|"
    "copyright|©|(c)|event|termin|wann|when|where|thời gian|дата проведения|event date|term|tel|phone|fax|"
    "hotline|тел|телефон|факс"
)
BEHIND = (  # what ends a remark on publication, where the verb stands last
    "veröffentlicht|geschrieben|gepostet|publiziert|verfasst|erstellt|eingestellt|gepubliceerd|geplaatst|"
    "yayınlandı|yayımlandı|yayınlanmıştır|yayımlanmıştır|e'lon qilindi|e'lon qilingan|chop etildi|"
    "joylashtirildi|эълон қилинди|эълон қилинган|чоп этилди|жойлаштирилди|жарыяланды|жарыяланган|"
    "жарияланды|жарияланған|منتشر شد|منتشر شده|منتشر گردید|انتشار یافت|شائع ہوا|شائع ہوئی|"
    "شائع کیا گیا|شائع کی گئی|نشر شد|发布|發布|發佈|发表|に公開|に掲載|게시"
)
KINDS = {"published": PUBLISHED, "changed": CHANGED, "other": OTHER}
NEAR = 40  # characters in front of a date within which its label stands


@lru_cache(1)
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {fold(word): kind for kind, words in KINDS.items() for word in words.split("|")}
    ordered = sorted(kinds, key=len, reverse=True)
    whole = "|".join(re.escape(word) for word in ordered if _stands_for_itself(word))
    others = "|".join(re.escape(word) for word in ordered if not _stands_for_itself(word))
    return re.compile(rf"(?<![^\W\d_])(?:{whole})(?![^\W\d_])|{others}"), kinds


def _stands_for_itself(word: str) -> bool:
    """Whether a word is no part of another; those of scripts without spaces may stand anywhere."""
    return ord(word[0]) <= 0x1100 and word[0].isalpha()


def label_before(text: str) -> str:
    """What the last label in a folded text in front of a date says of it; ``""`` where it says nothing.

    A word for another kind of day counts only right before the date.
    """
    pattern, kinds = _pattern()
    said = ""
    for found in pattern.finditer(text[-NEAR:]):
        kind = kinds[found.group()]
        rest = text[-NEAR:][found.end() :]
        if kind != "other" or len(rest.strip(" :.,(-")) == 0 or rest.strip() in ("ngay", "le", "el", "the"):
            said = kind
    return said


@lru_cache(1)
def _behind() -> re.Pattern[str]:
    ordered = sorted((fold(word) for word in BEHIND.split("|")), key=len, reverse=True)
    return re.compile("|".join(rf"(?<![^\W\d_]){re.escape(one)}" for one in ordered))


def published_behind(text: str) -> bool:
    """Whether a folded text behind a date says that it is the day of publication."""
    return _behind().search(text[:NEAR]) is not None
