"""What a page says instead of an article: that there is none, that it wants a login, a consent, a script."""

from __future__ import annotations

import re

from spiders.reading.tree.page import Page, finder, text_in

SHORT = 400  # characters of a notice; a text that goes on is an article about it
SHELL = 200  # characters that a page may hold which waits for its script
NOTHING = 40  # characters of a page that is but a form
LONGEST_NOTE = 1_000

# Words of which one in a short text says what the page is. Folded: lower case, ё as е.
NOTICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("article removed", (
        "article has been removed", "article was removed", "article is no longer available",
        "story is no longer available", "story has been removed", "content is no longer available",
        "bài viết đã bị xóa", "bài viết đã bị xoá", "bài viết đã bị gỡ",
        "bài viết không còn tồn tại",
        "bài viết này không tồn tại", "tin bài đã bị xóa", "nội dung đã bị xóa",
        "nội dung đã được gỡ",
        "статья удалена", "материал удален", "новость удалена", "публикация удалена", "запись удалена",
        "maqola o‘chirilgan", "maqola o'chirilgan", "yangilik o‘chirilgan", "мақола ўчирилган",
        "янгилик ўчирилган",
        "макала өчүрүлгөн", "материал өчүрүлгөн", "жаңылык өчүрүлгөн", "мақала жойылған",
        "материал жойылған",
        "تم حذف المقال", "تم حذف الخبر", "هذا المقال لم يعد متاحا", "تم حذف هذا المقال",
        "خبر حذف شده", "این خبر حذف شده", "این مطلب حذف شده", "مضمون ہٹا دیا گیا", "یہ خبر ہٹا دی گئی",
        "文章已删除", "文章已被删除", "该内容已被删除", "内容已被删除", "文章已下线", "文章已刪除",
        "該文章已被刪除",
        "article a été supprimé", "article n'est plus disponible", "contenu n'est plus disponible",
        "artículo ha sido eliminado", "artículo ya no está disponible", "contenido ya no está disponible",
        "haber kaldırılmıştır", "haber yayından kaldırıl", "içerik kaldırıl", "artikel telah dihapus",
        "artikel ist nicht mehr verfügbar", "artikel wurde gelöscht", "artigo foi removido",
    )),
    ("soft 404", (
        "page not found", "page you are looking for", "page you requested", "page could not be found",
        "page doesn't exist", "page does not exist", "page cannot be found", "404 error", "error 404",
        "article not found", "article you are looking for", "story you are looking for", "no longer exists",
        "không tìm thấy trang", "không tìm thấy bài viết", "không tìm thấy nội dung", "trang bạn tìm",
        "trang bạn yêu cầu", "trang bạn đang tìm", "trang này không tồn tại",
        "đường dẫn không tồn tại",
        "liên kết không tồn tại", "bài viết không tồn tại", "nội dung không tồn tại",
        "trang không tồn tại",
        "страница не найдена", "страница не существует", "запрашиваемая страница", "запрошенная страница",
        "такой страницы нет", "такой страницы не существует", "страница была удалена", "статья не найдена",
        "материал не найден", "новость не найдена", "ошибка 404",
        "sahifa topilmadi", "bunday sahifa mavjud emas", "sahifa mavjud emas", "саҳифа топилмади",
        "барак табылган жок", "баракча табылган жок", "бет табылган жок", "мындай барак жок",
        "бет табылмады", "парақ табылмады", "мұндай бет жоқ", "сұралған бет",
        "الصفحة غير موجودة", "الصفحة التي تبحث عنها", "الصفحة المطلوبة غير", "لم يتم العثور على الصفحة",
        "صفحه یافت نشد", "صفحه پیدا نشد", "صفحه مورد نظر", "صفحه ای که به دنبال آن",
        "صفحه‌ای که به دنبال آن",
        "خبر مورد نظر یافت نشد", "صفحہ نہیں ملا", "صفحہ موجود نہیں", "مطلوبہ صفحہ", "آپ جس صفحے کو تلاش",
        "页面不存在", "页面未找到", "找不到页面", "访问的页面", "页面已被删除", "文章不存在", "内容不存在",
        "頁面不存在", "找不到頁面", "找不到網頁", "您要查看的页面",
        "page introuvable", "page demandée", "page que vous cherchez", "page que vous recherchez",
        "cette page n'existe", "article introuvable", "página no encontrada", "página solicitada",
        "página que buscas", "página que busca", "esta página no existe", "artículo no encontrado",
        "sayfa bulunamadı", "aradığınız sayfa", "halaman tidak ditemukan", "halaman yang anda cari",
        "seite nicht gefunden", "seite wurde nicht gefunden", "página não encontrada",
    )),
    ("login page", (
        "please log in to", "please login to", "please sign in to", "log in to continue",
        "sign in to continue",
        "you must be logged in to view", "vui lòng đăng nhập", "bạn cần đăng nhập",
        "đăng nhập để tiếp tục",
        "đăng nhập để xem", "войдите, чтобы", "необходимо авторизоваться", "для просмотра необходимо войти",
        "для доступа необходимо", "пожалуйста, авторизуйтесь", "davom etish uchun tizimga kiring",
        "тизимга киринг",
        "кирүү керек", "жүйеге кіріңіз", "يرجى تسجيل الدخول", "الرجاء تسجيل الدخول", "سجل الدخول للمتابعة",
        "لطفا وارد شوید", "لطفاً وارد شوید", "برای ادامه وارد", "لاگ ان کریں", "请登录", "请先登录",
        "登录后查看",
        "請先登入", "veuillez vous connecter", "connectez-vous pour", "inicie sesión para",
        "inicia sesión para",
        "giriş yapmanız gerek", "silakan masuk", "silakan login", "bitte melden sie sich an",
        "faça login para",
    )),
    ("consent page", (
        "we value your privacy", "before you continue to", "we and our partners", "accept all cookies",
        "accept cookies to", "your privacy choices", "nous respectons votre vie privée",
        "vos préférences de cookies",
        "continuer sans accepter", "valoramos su privacidad", "valoramos tu privacidad",
        "aceptar todas las cookies",
        "wir benötigen ihre zustimmung", "mit werbung weiterlesen", "мы используем файлы cookie",
        "мы используем cookie", "chúng tôi sử dụng cookie", "نستخدم ملفات تعريف الارتباط", "我们使用cookie",
        "çerez", "kami menggunakan cookie", "valorizamos a sua privacidade",
    )),
    ("page built by a script", (
        "enable javascript", "javascript is disabled", "javascript is required", "requires javascript",
        "javascript to run this app", "turn on javascript", "without javascript", "bật javascript",
        "kích hoạt javascript", "включите javascript", "включить javascript", "javascriptni yoqing",
        "تفعيل جافا سكريبت", "تفعيل javascript", "فعال کردن جاوا", "جاوا اسکریپت", "javascript فعال",
        "启用javascript", "启用 javascript", "开启javascript", "啟用 javascript", "activer javascript",
        "activez javascript", "habilite javascript", "habilitar javascript", "activar javascript",
        "javascript'i etkinleştir", "aktifkan javascript", "javascript aktivieren", "ative o javascript",
    )),
    ("redirect page", (
        "you are being redirected", "you will be redirected", "redirecting", "if you are not redirected",
        "đang chuyển hướng", "chuyển hướng đến", "вы будете перенаправлены", "идет перенаправление",
        "перенаправление", "جاري تحويلك", "جاري التحويل", "در حال انتقال", "正在跳转", "页面跳转",
        "正在為您轉",
        "redirection en cours", "vous allez être redirigé", "redirigiendo", "será redirigido",
        "yönlendiriliyorsunuz", "sie werden weitergeleitet",
    )),
)  # fmt: skip
_NOSCRIPT = finder("//noscript")
_PASSWORD = finder("//input[@type='password']")
_REFRESHES = re.compile(r"^\s*\d{0,3}\s*[;,]\s*url\s*=", re.I)


def notice(page: Page, text: str) -> str | None:
    """What a page is that says no more than ``text``; ``None`` where that may be an article."""
    if len(text) > SHORT:
        return None
    if len(text) < SHELL and _refreshes(page):
        return "redirect page"
    if found := _said(text):
        return found
    if len(text) >= SHELL:
        return None
    if len(text) < NOTHING and _PASSWORD(page.tree):
        return "login page"
    notes = " ".join(text_in(one) for one in _NOSCRIPT(page.tree)[:20])[:LONGEST_NOTE]
    return _said(notes, "page built by a script")


def _said(text: str, *only: str) -> str | None:
    folded = " ".join(text.lower().replace("ё", "е").replace("’", "'").split())
    for reason, phrases in NOTICES:
        if (not only or reason in only) and any(phrase in folded for phrase in phrases):
            return reason
    return None


def _refreshes(page: Page) -> bool:
    """Whether the page leads elsewhere by itself."""
    return any(
        (meta.get("http-equiv") or "").lower() == "refresh" and _REFRESHES.match(meta.get("content") or "")
        for meta in page.all("meta")
    )
