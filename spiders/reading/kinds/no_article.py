"""Pages that are no article, by what they are: challenges, logins, missing pages, other formats."""

from __future__ import annotations

import re

HEAD = 8_192  # bytes in which a blocker shows itself
WHOLE = 65_536  # bytes of a page whose words are counted: no bare challenge is longer

# Who blocks, and the marks of which one is enough. A page that merely loads a script of these
# houses bears none of them: https://developers.cloudflare.com/cloudflare-challenges/
CHALLENGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Cloudflare", ("window._cf_chl_opt", "<title>just a moment...", "cf-browser-verification",
                    "<title>attention required! | cloudflare", "cf-error-details",
                    "/cdn-cgi/challenge-platform/h/")),
    ("DDoS-Guard", ("<title>ddos-guard", "/.well-known/ddos-guard/js-challenge", "ddos-guard.net/challenge")),
    ("Ruishu", ("$_ts=window['$_ts']", "$_ts=window[\"$_ts\"]", "$_ts.cd=", "$_ts.nsd=")),
    ("Incapsula", ("_incapsula_resource?swudnsai", "_incapsula_resource?cwudnsai",
                   "incapsula incident id")),
    ("Sucuri", ("sucuri_cloudproxy_js", "<title>sucuri website firewall",
        "sucuri website firewall - access denied")),
    ("Qrator", ("/__qrator/qauth",)),
    ("Akamai", ("/_sec/cp_challenge/", "errors.edgesuite.net")),
    ("Anubis", ("/.within.website/x/cmd/anubis/static/js/main.mjs", "id=\"anubis_challenge\"")),
    ("hCaptcha", ("<title>captcha", "please complete the captcha")),
)  # fmt: skip

_MARKS = tuple((mark.encode(), name) for name, marks in CHALLENGES for mark in marks)
_TURNSTILE = re.compile(rb'class="[^"]{0,200}\bcf-turnstile\b|challenges\.cloudflare\.com/turnstile/v0')
_SETS_COOKIE = re.compile(rb"document\.cookie\s*=")
_RELOADS = re.compile(rb"location\.(?:reload\s*\(|href\s*=|replace\s*\()|\.submit\s*\(")
_TAGS = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)|<[^>]{0,2000}>", re.I | re.S)
FEW_WORDS = 300  # characters of visible text beyond which a page is not a bare challenge


def challenge(head: bytes | str) -> str | None:
    """Who asks for a proof instead of answering, from a page or its first 64 KB; ``None``: nobody."""
    markup = head[:WHOLE] if isinstance(head, bytes) else head[:WHOLE].encode("utf-8", "replace")
    lowered = markup[:HEAD].lower()
    for mark, name in _MARKS:
        if mark in lowered:
            return name
    turnstile = b"turnstile" in lowered and _TURNSTILE.search(lowered)
    cookie = _SETS_COOKIE.search(lowered) and _RELOADS.search(lowered)
    if not (turnstile or cookie) or len(markup) >= WHOLE:
        return None
    if len(_visible(markup.decode("utf-8", "replace"))) > FEW_WORDS:
        return None
    return "Turnstile" if turnstile else "a cookie set by a script"


def _visible(text: str) -> str:
    return " ".join(_TAGS.sub(" ", text).split())


MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"), (b"\x89PNG", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"),
    (b"RIFF", "media"), (b"PK\x03\x04", "ZIP or Office file"), (b"\xd0\xcf\x11\xe0", "Office file"),
    (b"\x1f\x8b", "gzip"), (b"\x00\x00\x00", "media"), (b"<svg", "SVG image"), (b"<rss", "XML"),
    (b"<feed", "XML"),
    (b"<urlset", "XML"), (b"<sitemapindex", "XML"),
)  # fmt: skip
_XML = re.compile(rb"<\?xml[^>]{0,200}>\s*(?:<!--[^>]{0,500}-->\s*)*<(?!html|!doctype\s+html)[\w!?]", re.I)
_JSON = re.compile(rb'(?:\{\s*["}]|\[\s*[\[{"\]\d])')


def other_format(body: bytes) -> str | None:
    """What a body is that is not HTML; ``None`` where it may be HTML."""
    head = body[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = head.lower()
    for mark, name in MAGIC:
        if lowered.startswith(mark.lower()):
            return name
    if _XML.match(head):
        return "XML"
    return "JSON" if _JSON.match(head) else None


# Titles of pages that are no longer, or not for us; whole titles or their beginning, in lower case.
MISSING = (
    "404", "error 404", "page not found", "not found", "page introuvable", "erreur 404",
    "página no encontrada",
    "không tìm thấy trang", "trang không tồn tại", "trang bạn yêu cầu không tồn tại",
    "không tìm thấy",
    "страница не найдена", "ошибка 404", "барак табылган жок", "баракча табылган жок", "бет табылмады",
    "sahifa topilmadi", "саҳифа топилмади", "الصفحة غير موجودة", "صفحة غير موجودة", "خطأ 404",
    "صفحه یافت نشد", "صفحه پیدا نشد", "خطای 404", "صفحہ نہیں ملا", "صفحہ موجود نہیں", "页面不存在",
    "页面未找到", "您访问的页面不存在", "頁面不存在", "找不到页面", "找不到頁面", "无法找到该页",
    "404 not found", "page unavailable", "oops! page not found", "nothing found", "error 404 - not found",
    "trang không tìm thấy", "lỗi 404", "không tìm thấy bài viết", "страница не существует",
    "ничего не найдено",
    "такой страницы нет", "sahifa mavjud emas", "404 xatolik", "барак табылбады", "бет табылған жоқ",
    "404 қате",
    "لم يتم العثور على الصفحة", "عذرا، الصفحة غير موجودة", "صفحه مورد نظر یافت نشد", "404 خطا",
    "صفحہ دستیاب نہیں",
    "page non trouvée", "la page n'existe pas", "no se encontró la página", "no se ha encontrado la página",
    "error 404: página no encontrada", "sayfa bulunamadı", "halaman tidak ditemukan",
    "seite nicht gefunden",
    "página não encontrada", "pagina non trovata",
)  # fmt: skip
REMOVED = (
    "article removed", "this article has been removed", "bài viết đã bị xóa", "bài viết không tồn tại",
    "bài viết đã bị gỡ", "статья удалена", "материал удален", "материал удалён", "новость удалена",
    "l'article a été supprimé", "article supprimé", "تم حذف المقال", "تم حذف الخبر", "خبر حذف شده است",
    "مضمون ہٹا دیا گیا", "文章已删除", "该文章已被删除", "artículo eliminado", "story removed",
    "content removed",
    "article no longer available", "bài viết đã bị xoá", "maqola o‘chirilgan", "maqola o'chirilgan",
    "мақола ўчирилган", "макала өчүрүлгөн", "мақала жойылған", "هذا المقال محذوف", "این خبر حذف شده است",
    "该内容已被删除", "haber kaldırıldı", "artikel dihapus", "artikel nicht mehr verfügbar",
    "artigo removido",
)  # fmt: skip
LOGIN = (
    "log in", "login", "sign in", "đăng nhập", "вход", "авторизация", "войти", "кирүү", "connexion",
    "se connecter", "iniciar sesión", "تسجيل الدخول", "ورود", "لاگ ان", "登录", "用户登录", "登錄", "登入",
    "log in to your account", "sign in to your account", "member login", "kirish", "кириш",
    "tizimga kirish",
    "кіру", "ورود به سایت", "ورود کاربران", "вход на сайт", "вход в систему", "identifiez-vous",
    "acceder", "giriş yap", "üye girişi", "masuk", "anmelden", "einloggen", "entrar",
)  # fmt: skip
CONSENT = (
    "we value your privacy", "before you continue", "your privacy choices", "cookie consent",
    "privacy preferences", "nous respectons votre vie privée", "valoramos tu privacidad",
)  # fmt: skip
RESULTS = (
    "search results", "kết quả tìm kiếm", "результаты поиска", "qidiruv natijalari",
    "қидирув натижалари", "издөө жыйынтыктары", "іздеу нәтижелері", "نتائج البحث", "نتایج جستجو",
    "تلاش کے نتائج", "搜索结果", "搜尋結果", "résultats de recherche", "résultats de la recherche",
    "resultados de la búsqueda", "resultados de búsqueda", "arama sonuçları", "hasil pencarian",
    "suchergebnisse",
    "resultados da pesquisa", "you searched for", "bạn đang tìm kiếm",
)  # fmt: skip
MOVED = (
    "redirecting...", "301 moved permanently", "302 found", "moved permanently",
    "object moved", "document moved", "đang chuyển hướng",
)  # fmt: skip
BY_TITLE = (
    ("soft 404", MISSING), ("article removed", REMOVED), ("consent page", CONSENT), ("list page", RESULTS),
    ("redirect page", MOVED),
)  # fmt: skip
ARCHIVES = ("category", "tag", "author", "date", "post-type-archive")
_SHORT = 60  # a title that merely begins like one of these and goes on is an article about it


def not_an_article(title: str) -> str | None:
    """What a page is by its title that is no article; ``None`` where nothing speaks against it."""
    name = " ".join(title.lower().split())
    if len(name) <= _SHORT:
        for reason, titles in BY_TITLE:
            if any(_begins(name, one) for one in titles):
                return reason
    bare = re.split(r"\s+[-|–—»‹·:]\s+", name)[0]
    return "login page" if bare in LOGIN else None


def kind_of_body(classes: str) -> str | None:
    """What WordPress says of a page that is no article, in the classes of its body."""
    words = set(classes.split())
    if "error404" in words:
        return "soft 404"
    listed = "archive" in words and not words.isdisjoint(ARCHIVES)
    return "list page" if (listed or "search-results" in words) and "singular" not in words else None


def _begins(name: str, start: str) -> bool:
    """Whether a title is these words, perhaps followed by the site's name or a mark."""
    rest = name.removeprefix(start)
    return rest != name and (not rest.strip() or rest.lstrip()[0] in "-|–—»:.!,·")
