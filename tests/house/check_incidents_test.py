#!/usr/bin/python3
"""The checks of the shipped incidents can fail: each finds what it must in a made-up table, and nothing in a clean one."""

import csv
import datetime
import pathlib
import shutil
import sys
import tempfile
import unittest

import check_incidents

COLUMNS = ("id", "date", "persons_low", "persons_best", "persons_high", "persons_text", "published", "claim_group",
           "part_of", "preferred", "sources", "source_title", "source_publisher", "source_url", "note")
SOURCE = {"id": "s", "title": "T", "publisher": "P", "date": "2023-11-21", "url": "https://example.org/a"}


def row(**cells):
    return {"id": "a", "date": "2023-11-20", "published": "2023-11-21", "sources": "s"} | cells


class MadeUpTable(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        (self.root / "geodata/incidents").mkdir(parents=True)

    def tearDown(self):
        shutil.rmtree(self.root)

    def write(self, name, columns, rows):
        with open(self.root / "geodata/incidents" / name, "w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, columns)
            writer.writeheader()
            writer.writerows(rows)

    def findings(self, *rows, sources=(SOURCE,), more=None):
        self.write("sources.csv", ("id", "title", "publisher", "date", "url", "archived_url", "note"), sources)
        self.write("one.csv", COLUMNS, rows)
        if more is not None:
            self.write("two.csv", COLUMNS, more)
        return check_incidents.check(self.root)

    def assert_finds(self, findings, *parts):
        self.assertEqual(len(findings), 1, findings)
        for part in parts:
            self.assertIn(part, findings[0])

    def test_a_clean_table(self):
        self.assertEqual(self.findings(
            row(persons_low="3200", persons_text="at least 3,200"),
            row(id="b", claim_group="G", part_of="a", persons_best="29", persons_text="Twenty-nine people"),
            row(id="c", claim_group="G", preferred="yes", note="since it names the day", date="../2023-11"),
            row(id="d", part_of="G", date="2023-11", published="2023-11?"),
            row(id="e", sources="", source_title="T", source_publisher="P", source_url="https://example.org/b")), [])

    def test_no_tables(self):
        self.assert_finds(check_incidents.check(self.root), "no tables")

    def test_sources(self):
        self.assert_finds(self.findings(row(), row(id="b", sources="")), "row 3", "no source")
        self.assert_finds(self.findings(row(sources="s; t")), "row 2", "t is not in sources.csv")
        self.assert_finds(self.findings(row(), sources=(SOURCE | {"publisher": ""},)), "s: publisher is empty")
        self.assert_finds(self.findings(row(), sources=(SOURCE | {"title": " "},)), "s: title is empty")
        self.assert_finds(self.findings(row(), sources=(SOURCE | {"url": ""},)), "neither an address")
        self.assertEqual(self.findings(row(), sources=(SOURCE | {"url": "", "note": "page 3"},)), [])
        self.assert_finds(self.findings(row(source_title="T", source_url="u")), "row 2", "publisher is empty")
        self.assert_finds(self.findings(row(), sources=(SOURCE, SOURCE | {"id": "t"})), "no table names t")
        self.assert_finds(self.findings(row(), sources=(SOURCE, SOURCE)), "sources.csv, row 3", "stands twice")

    def test_references(self):
        self.assertEqual(len(self.findings(row(), row())), 2)
        self.assert_finds(self.findings(row(id="")), "id is empty")
        self.assert_finds(self.findings(row(claim_group="G")), "no other row")
        self.assert_finds(self.findings(row(part_of="x")), "part_of names x")
        self.assert_finds(self.findings(row(part_of="a")), "part of itself")
        pair = (row(claim_group="G"), row(id="b", claim_group="G", preferred="yes"))
        self.assert_finds(self.findings(*pair), "row 3", "without a reason")
        self.assert_finds(self.findings(row(preferred="yes", note="n")), "only one of a claim_group")

    def test_figures(self):
        self.assert_finds(self.findings(row(persons_best="30", persons_text="some 300")), "persons_best is 30", "some 300")
        self.assert_finds(self.findings(row(persons_low="1", persons_text="")), "persons_low is 1")
        self.assert_finds(self.findings(row(persons_high="9", persons_text="twenty-nine")), "persons_high is 9")
        self.assert_finds(self.findings(row(persons_low="200", persons_text="3,200여명")), "persons_low is 200")
        excused = next(iter(check_incidents.WITHOUT_WORDS))
        self.assertEqual(self.findings(row(id=excused, persons_best="1")), [])
        self.assert_finds(self.findings(row(id=excused, persons_best="2")), "persons_best is 2")

    def test_dates(self):
        self.assert_finds(self.findings(row(published="2023-11-19")), "published 2023-11-19", "2023-11-20")
        self.assert_finds(self.findings(row(date="[2023-11-21..2023-11-30]", published="2023-11")), "before it happened")
        self.assert_finds(self.findings(row(date="end of November")), "end of November", "no date")
        self.assert_finds(self.findings(row(published="")), "no date")
        self.assert_finds(self.findings(row(date="2023-11-20x")), "no date")

    def test_first_days(self):
        for text, day in (("2023", (2023, 1, 1)), ("2023-12-XX", (2023, 12, 1)), ("2023-10-08/2023-10-09", (2023, 10, 8)),
                          ("[2024-01..2025-10-15]", (2024, 1, 1)), ("[2017-11-09..]", (2017, 11, 9)),
                          ("2023-12-09~", (2023, 12, 9))):
            self.assertEqual(check_incidents.earliest_day(text), datetime.date(*day), text)

    def test_a_row_in_two_tables(self):
        self.assertEqual(self.findings(row(), more=[row(), row(id="b")]), [])
        self.assert_finds(self.findings(row(), more=[row(note="other")]), "two.csv, row 2", "note of a differs")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
