#!/usr/bin/python3
"""The shipped incident tables keep their promises. Usage: check_incidents.py ROOT; prints findings, exits 1 if any.

Every row has a source that can be found, ids are unique and references resolve, every figure stands in the source's
words, and nothing is published before it happened.
"""

import csv
import datetime
import pathlib
import re
import sys

import house

FIGURES = ("persons_low", "persons_best", "persons_high")
# Rows whose source tells the figure otherwise than as a number: the figure, and why.
WITHOUT_WORDS = {
    "2004-12-pow": (1, "one person, spoken of by name"),
    "2009-09-pow": (1, "one person, spoken of in the singular"),
    "2018-11-one": (1, "one person, \"a defector\""),
    "2019-12-one": (1, "one person, spoken of as a relative"),
}
UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: number for number, word in enumerate(UNITS)}
WORDS |= {word: 10 * number for number, word in enumerate(TENS, start=2)}
WORDS |= {f"{ten}-{UNITS[unit]}": WORDS[ten] + unit for ten in TENS for unit in range(1, 10)}
WORDS |= {"diez": 10}


def rows_of(path):
    """The rows with their row numbers; row 1 is the header."""
    with open(path, encoding="utf-8", newline="") as opened:
        return list(enumerate(csv.DictReader(opened), start=2))


def cell(row, column):
    return (row.get(column) or "").strip()


def listed(row, column):
    return [part.strip() for part in cell(row, column).split(";") if part.strip()]


def numbers_in(text):
    """Every number that the text names in digits or as a number word."""
    numbers = {int(digits.replace(",", "")) for digits in re.findall(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+", text)}
    return numbers | {WORDS[word] for word in re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower()) if word in WORDS}


def earliest_day(edtf):
    """The first day that an EDTF text leaves open, None where it has no beginning; ValueError where it is no date."""
    text = re.sub(r"[?~%]", "", edtf).strip("[]{} ")
    if text.startswith(".."):
        return None
    found = re.match(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?=$|/|,|\.\.)", text)
    if not found:
        raise ValueError(edtf)
    year, month, day = (1 if part in (None, "XX") else int(part) for part in found.groups())
    return datetime.date(year, month, day)


def check_sources(path, sources):
    findings = []
    for number, row in rows_of(path):
        where = f"{path.name}, row {number}"
        inline = {column: cell(row, "source_" + column) for column in ("title", "publisher", "date", "url")}
        named = [] if not any(inline.values()) else [(where, inline)]
        for source in listed(row, "sources"):
            if source in sources:
                named.append((f"sources.csv, {source}", sources[source]))
            else:
                findings.append(f"{where}: its source {source} is not in sources.csv")
        if not named and not cell(row, "sources"):
            findings.append(f"{where}: has no source")
        for place, source in named:
            for column in ("title", "publisher"):
                if not cell(source, column):
                    findings.append(f"{place}: {column} is empty")
            citable = cell(source, "date") and cell(source, "note")
            if not cell(source, "url") and not cell(source, "archived_url") and not citable:
                findings.append(f"{place}: has neither an address nor a date and a note to cite it by")
    return findings


def check_references(path):
    findings = []
    rows = rows_of(path)
    ids = [cell(row, "id") for _, row in rows]
    groups = [cell(row, "claim_group") for _, row in rows if cell(row, "claim_group")]
    preferred = set()
    for number, row in rows:
        where = f"{path.name}, row {number}"
        group, whole = cell(row, "claim_group"), cell(row, "part_of")
        if not cell(row, "id"):
            findings.append(f"{where}: id is empty")
        elif ids.count(cell(row, "id")) > 1:
            findings.append(f"{where}: the id {cell(row, 'id')} stands twice")
        if group and groups.count(group) < 2:
            findings.append(f"{where}: no other row is of the claim_group {group}")
        if whole and whole not in ids and whole not in groups:
            findings.append(f"{where}: part_of names {whole}, which is neither an id nor a claim_group")
        if whole and whole in (cell(row, "id"), group):
            findings.append(f"{where}: is a part of itself")
        if cell(row, "preferred"):
            if not cell(row, "note"):
                findings.append(f"{where}: is preferred without a reason in its note")
            if not group or group in preferred:
                findings.append(f"{where}: is preferred, but not as the only one of a claim_group")
            preferred.add(group)
    return findings


def check_figures(path):
    findings = []
    for number, row in rows_of(path):
        stated = numbers_in(cell(row, "persons_text"))
        if cell(row, "id") in WITHOUT_WORDS:
            stated.add(WITHOUT_WORDS[cell(row, "id")][0])
        for column in FIGURES:
            if cell(row, column) and int(cell(row, column)) not in stated:
                findings.append(f"{path.name}, row {number}: {column} is {cell(row, column)}, but the words are "
                                f"\"{cell(row, 'persons_text')}\"")
    return findings


def check_dates(path):
    findings = []
    for number, row in rows_of(path):
        where = f"{path.name}, row {number}"
        try:
            happened, published = (earliest_day(cell(row, column)) for column in ("date", "published"))
        except ValueError as unread:
            findings.append(f"{where}: \"{unread}\" is no date that this check reads")
            continue
        if happened and published and published < happened:
            findings.append(f"{where}: published {cell(row, 'published')}, before it happened ({cell(row, 'date')})")
    return findings


def check_sources_table(path, tables):
    findings = []
    seen = set()
    used = {source for table in tables for _, row in rows_of(table) for source in listed(row, "sources")}
    for number, row in rows_of(path):
        if cell(row, "id") in seen:
            findings.append(f"{path.name}, row {number}: the id {cell(row, 'id')} stands twice")
        if cell(row, "id") not in used:
            findings.append(f"{path.name}, row {number}: no table names {cell(row, 'id')}")
        seen.add(cell(row, "id"))
    return findings


def check_repeats(tables):
    """A row that stands in two tables is the same row: equal in all columns that both have."""
    findings = []
    first = {}
    for path in tables:
        for number, row in rows_of(path):
            other = first.setdefault(cell(row, "id"), row)
            for column in sorted(set(row) & set(other)):
                if cell(row, column) != cell(other, column) and row is not other:
                    findings.append(f"{path.name}, row {number}: {column} of {cell(row, 'id')} differs from the other table")
    return findings


def check(root):
    folder = pathlib.Path(root) / "geodata/incidents"
    source_table = folder / "sources.csv"
    tables = [path for path in sorted(folder.glob("*.csv")) if path != source_table]
    if not tables or not source_table.exists():
        return ["geodata/incidents: has no tables or no sources.csv"]
    sources = {cell(row, "id"): row for _, row in rows_of(source_table)}
    findings = []
    for path in tables:
        findings += check_sources(path, sources) + check_references(path) + check_figures(path) + check_dates(path)
    findings += check_sources_table(source_table, tables)
    # One file's rows that stand twice are told above.
    return findings or check_repeats(tables)


def main():
    if len(sys.argv) != 2:
        print("usage: check_incidents.py ROOT", file=sys.stderr)
        return 2
    return house.tell(check(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
