"""What an entry's title and address promise, before its page is fetched."""

from __future__ import annotations

import pytest

from pipelines.places import home_of
from pipelines.promise import promising


@pytest.mark.parametrize(
    "slug",
    [
        "so-y-te-cao-bang-tham-du-hoi-nghi-giao-luu-y-te-thuong-nien",
        "hop-tac-nang-cao-nang-luc-cho-doi-ngu-bac-si-va-nhan-vien-y-te-viet-nam",
        "thuc-day-hop-tac-y-te-viet-nam-phap",
        "doan-bac-si-nhat-ban-kham-benh-mien-phi",
        "benh-vien-huu-nghi-viet-duc-tiep-doan-chuyen-gia-lao",
    ],
)
def test_vietnamese_addresses_without_accents_promise(slug: str) -> None:
    assert promising("", f"https://www.vietnam.vn/ur/{slug}", "ur")


@pytest.mark.parametrize(
    "slug",
    [
        "gia-vang-hom-nay-tang-manh",
        "doi-tuyen-viet-nam-thang-dam",
        "thu-tuong-tiep-dai-su-trung-quoc",
        "khanh-thanh-cau-moi-tai-nga-ba",
        "bac-si-khuyen-bo-my-tom",
        "lao-dong-nghi-tet-may-ngay",
        "cam-nang-cham-soc-da-mua-dong",
    ],
)
def test_other_addresses_do_not(slug: str) -> None:
    assert not promising("", f"https://www.vietnam.vn/{slug}", "vi")


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Врачи двух стран провели совместную операцию", "https://example.kg/1"),
        ("", "https://example.kg/361464_kvoty_na_lechenie_stazhirovki_dlya_vrachey/"),
        ("", "https://example.ru/врачи-из-китая-прибыли/"),
        ("", "https://example.ru/%D0%B2%D1%80%D0%B0%D1%87%D0%B8-%D0%B8%D0%B7-%D0%BA%D0%B8%D1%82%D0%B0%D1%8F"),
        ("中国医疗队抵达老挝", "https://example.cn/1.html"),
        ("Cuban doctors arrive", ""),
        ("", "https://example.fr/la-sante-au-coeur-de-la-cooperation"),
    ],
)
def test_titles_and_addresses_in_other_scripts_promise(title: str, url: str) -> None:
    assert promising(title, url)


def test_home_is_no_foreign_country() -> None:
    assert not promising("Bệnh viện Việt Nam quá tải", "https://example.vn/1", "vi")
    assert promising("Bệnh viện Việt Nam quá tải", "https://example.fr/1", "vi")


@pytest.mark.parametrize(
    "url", ["", "http://[::1", "mailto:x", "https://x/" + "a-" * 100_000, "https://x/%ff\ud800"]
)
def test_odd_addresses_are_ordinary(url: str) -> None:
    assert not promising("", url)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://soyte.caobang.gov.vn/tin", "VN"),
        ("https://www.example.co.uk/", "GB"),
        ("https://uz.sputniknews.ru/x", "UZ"),
        ("https://en.people.com.cn/", "CN"),
        ("https://radio.fm/", None),
        ("https://mirror.us/", None),
        ("https://example.com/", None),
        ("no address", None),
        ("http://[::1", None),
    ],
)
def test_a_site_is_at_home_where_its_address_says(url: str, home: str | None) -> None:
    assert home_of(url) == home
