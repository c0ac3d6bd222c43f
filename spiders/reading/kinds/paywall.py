"""Articles of which a page shows only the beginning to whoever has not paid."""

from __future__ import annotations

from functools import lru_cache

from spiders.reading.dates.months import fold
from spiders.reading.text.body import Body
from spiders.reading.tree.page import Page, finder, text_in

WALLED = ", behind a paywall"  # behind the method of a text that may be but a beginning
STUB = 0.5  # confidence in the text of a page that asks to be paid
LAST = 6  # lines of a text among which an invitation stands
LONGEST = 300  # characters of one
SHORT = 2_000  # characters of a text that may be a beginning
LEAST = 80  # characters that must stand above it: a login has none

# What invites to pay, or to sign in, before the rest is shown.
INVITATIONS = (
    "to continue reading|to keep reading|subscribe to read|subscribe to continue|subscribe now to read|"
    "to read the full article|to read the full story|to read this article in full|already a subscriber|"
    "this article is for subscribers|this content is for subscribers|this content is for members|"
    "exclusive to subscribers|available to subscribers|for subscribers only|subscriber-only|"
    "unlock this article|free articles remaining|reached your limit of|sign in to read|log in to read|"
    "register to read|register to continue|"
    "để đọc tiếp|đăng nhập để đọc|đăng ký để đọc|dành cho độc giả trả phí|dành cho hội viên|mua gói để đọc|"
    "để xem toàn bộ bài viết|"
    "чтобы читать дальше|чтобы продолжить чтение|доступно по подписке|доступен по подписке|"
    "доступно только подписчикам|доступен только подписчикам|только для подписчиков|"
    "подпишитесь, чтобы читать|оформите подписку, чтобы|полный текст доступен|"
    "davomini o'qish uchun|o'qishni davom ettirish uchun|faqat obunachilar uchun|давомини ўқиш учун|"
    "фақат обуначилар учун|окууну улантуу үчүн|жазылуучулар үчүн гана|толук окуу үчүн|"
    "оқуды жалғастыру үшін|тек жазылушыларға|толық оқу үшін|"
    "لمتابعة القراءة|لمواصلة القراءة|لإكمال القراءة|اشترك لقراءة|للمشتركين فقط|متاح للمشتركين|"
    "لقراءة المقال كاملا|سجل الدخول لقراءة|برای ادامه مطالعه|برای خواندن ادامه|"
    "ویژه مشترکان|ویژه مشترکین|برای مشاهده متن کامل|"
    "مزید پڑھنے کے لیے سبسکرائب|مکمل مضمون پڑھنے کے لیے|صرف سبسکرائبرز کے لیے|"
    "订阅后继续阅读|订阅以阅读|登录后阅读全文|登录阅读全文|付费阅读|本文为付费|会员专享|訂閱後繼續閱讀|"
    "訂閱以繼續閱讀|本文為付費|會員專屬|登入後閱讀全文|"
    "réservé aux abonnés|réservée aux abonnés|pour lire la suite|abonnez-vous pour lire|"
    "de cet article à lire|déjà abonné|poursuivre la lecture|lire l'article en intégralité|"
    "para seguir leyendo|para continuar leyendo|suscríbete para leer|para suscriptores|ya eres suscriptor|"
    "um weiterzulesen|nur für abonnenten|exklusiv für abonnenten|bereits abonnent|weiterlesen mit|"
    "okumaya devam etmek için|abonelere özel|untuk melanjutkan membaca|khusus pelanggan|para continuar lendo|"
    "para assinantes|já é assinante"
)

_WALL = finder("//div[contains(@class, 'aywall') or contains(@id, 'aywall')]")


def leave_invitation(body: Body) -> bool:
    """Whether a text ends in an invitation to pay or to sign in, which is taken out with what follows it."""
    if not _invites("\n".join(line for line in body.lines[-LAST:] if len(line) <= LONGEST)):
        return False  # as of nearly all texts
    for place in range(max(0, len(body.lines) - LAST), len(body.lines)):
        line = body.lines[place]
        if len(line) <= LONGEST and _invites(line) and len("".join(body.lines[:place])) >= LEAST:
            del body.lines[place:], body.kinds[place:]
            return True
    return False


def asks_to_pay(page: Page, text: str) -> bool:
    """Whether a page says of its article, or of a part of it, that it is not free; or shows its wall beside
    a short text."""
    parts = page.article.get("hasPart")
    nodes = [page.article, *(parts if isinstance(parts, list) else [parts])]
    said = (node.get("isAccessibleForFree") for node in nodes if isinstance(node, dict))
    if any(str(one).lower().rpartition("/")[2] in ("false", "no", "0") for one in said):
        return True
    walls = _WALL(page.tree)[:5] if len(text) < SHORT else []
    return any(_invites(text_in(one)[:LONGEST]) for one in walls)


def _invites(text: str) -> bool:
    folded = fold(text)
    return any(one in folded for one in _folded())


@lru_cache(1)
def _folded() -> tuple[str, ...]:
    return tuple(fold(INVITATIONS).split("|"))
