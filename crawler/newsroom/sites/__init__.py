"""The sites, one module a system: what each lists, and how its pages are built."""

from crawler.newsroom.sites.epi import EpiApi, Nhandan, Vietnamplus
from crawler.newsroom.sites.portal import Caobang
from crawler.newsroom.sites.republisher import VietnamVn
from crawler.newsroom.sites.site import Site
from crawler.newsroom.sites.wordpress import CaravanInfo

SITES: tuple[type[Site], ...] = (Nhandan, Vietnamplus, VietnamVn, Caobang, CaravanInfo)
APIS = {"nhandan": EpiApi, "vietnamplus": EpiApi}

__all__ = ["APIS", "SITES", "EpiApi", "Site"]
