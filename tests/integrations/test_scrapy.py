"""A real crawl, of items that need no network."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytest.importorskip("scrapy")

CRAWL = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Items(scrapy.Spider):
    name = "items"
    async def start(self):
        for row in json.load(open(sys.argv[1])):
            yield {"body": row["text"], "id": row["id"]}

process = CrawlerProcess({
    "ITEM_PIPELINES": {"auditor.integrations.scrapy.AuditPipeline": 300},
    "AUDITOR_FIELDS": {"text": "body"},
    "AUDITOR_POLICY": {"minimum": {"translation": 90}},
    "AUDITOR_CONFIG": {"select": ["fr-coordinated-twins"]},
    "FEEDS": {sys.argv[2]: {"format": "jsonlines"}},
    "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False,
})
crawler = process.create_crawler(Items)
process.crawl(crawler)
process.start()
print(json.dumps({key: value for key, value in crawler.stats.get_stats().items() if key.startswith("auditor/")}))
"""


def test_a_crawl_keeps_what_the_policy_accepts(tmp_path, articles, cards):
    source, feed = tmp_path / "in.json", tmp_path / "out.jsonl"
    source.write_text(json.dumps([*articles, {"id": "none", "text": 3}]))
    done = subprocess.run(
        [sys.executable, "-c", CRAWL, str(source), str(feed)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    items = {item["id"]: item for item in map(json.loads, feed.read_text().splitlines())}
    assert set(items) == {"good", "short", "none"}
    assert items["good"]["auditor"] == cards[0]
    assert items["none"]["auditor"]["status"] == "error"
    assert "translation: " in done.stderr
    stats = json.loads(done.stdout.splitlines()[-1])
    assert stats == {"auditor/accepted": 1, "auditor/rejected": 1, "auditor/review": 1, "auditor/error": 1}
