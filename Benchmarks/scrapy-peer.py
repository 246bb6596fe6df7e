"""The peer of scripts/bench-crawl's whole road: Scrapy, with the extraction of parser-peer.py in lxml.

usage: scrapy-peer.py ADDRESSES

Prints the pages that were read and the seconds from the first request to the end, so that Python's start is not counted. It keeps
nothing: no evidence, no database, no verdict. So the ratio flatters it.
"""
import importlib.util
import pathlib
import sys
import time

import scrapy
from scrapy.crawler import CrawlerProcess

# A file with a hyphen in its name is no module's name.
SPEC = importlib.util.spec_from_file_location("parser_peer", pathlib.Path(__file__).with_name("parser-peer.py"))
PARSER_PEER = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(PARSER_PEER)


class Pages(scrapy.Spider):
    name = "pages"
    pages = 0
    began = None

    def requests(self):
        self.began = time.monotonic()
        for address in pathlib.Path(sys.argv[1]).read_text().split():
            yield scrapy.Request(address, dont_filter=True)

    async def start(self):
        for request in self.requests():
            yield request

    def start_requests(self):
        """Scrapy before 2.13 asks for these."""
        return self.requests()

    def parse(self, response):
        if PARSER_PEER.features(response.body):
            Pages.pages += 1

    def closed(self, reason):
        print(Pages.pages, round(time.monotonic() - self.began, 3))


process = CrawlerProcess(
    {
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 64,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": False,
        "RETRY_ENABLED": False,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
    }
)
process.crawl(Pages)
process.start()
