#!/usr/bin/python3
"""yalu over a real PostgreSQL server with PostGIS: postgresql_test.py PROGRAM REPOSITORY

The law: what a filter answers is the same whether the server narrows the rows (the plain command), all rows are read and
filtered here (--strict), or the same rows come from a CSV file. The server's log tells which of them happened.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

import server
import tables

PROGRAM, REPOSITORY = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
TYPED = {"date": "date", "published": "date", "persons_best": "integer"}

FILTERS = [
    [],
    ["--from", "2023-11-01", "--to", "2023-11-30"],
    ["--from", "2023-06-15", "--to", "2023-06-15"],
    ["--from", "2023-11-01", "--to", "2023-11-30", "--match", "certain"],
    ["--to", "2023-02-01"],
    ["--from", "2023-12-20"],
    ["--from", "0001-01-01", "--to", "9999-12-31"],
    ["--from", "0001-01-01", "--to", "0050-12-31"],
    ["--from", "2031-01-01"],
    ["--place", "Dandong"],
    ["--place", "North Hamgyong Province"],
    ["--place", "Onsong County", "--place", "sinuiju", "--from", "2023-03-01", "--to", "2023-05-31"],
    ["--place", "Hyesan", "--match", "certain"],
    ["--from", "2023-09-01", "--to", "2023-10-31", "--as-of", "2023-10-15"],
    ["--place", "Dandong", "--as-of", "2023-06-30"],
    ["--from", "2023-04-01", "--to", "2023-04-30", "--kind", "arrest", "--verification", "alleged"],
    ["--from", "2023-04-01", "--to", "2023-07-31", "--text", "row 1"],
    ["--from", "2023-04-01", "--to", "2023-07-31", "--where", "persons_best > 100"],
]
LIST = ["list", "--format", "json"]
TALLY = ["tally", "--by", "month", "--format", "json"]


def yalu(*arguments, password=server.PASSWORD):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG") and name != "YALU_DATA"}
    if password is not None:
        environment["PGPASSWORD"] = password
    return subprocess.run([PROGRAM, *map(str, arguments)], env=environment, cwd=FOLDER, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120, check=False)


def rows_fetched(statements):
    """How many rows the last reading of a table asked the server for, and its condition."""
    found = re.findall(r'CURSOR (?:FOR|for) (SELECT \* FROM "[^"]+"\."[^"]+" AS t.*?ORDER BY t\.tableoid, t\.ctid)', statements, re.DOTALL)
    return found[-1] if found else None


class Reading(unittest.TestCase):
    def fetched(self, mark):
        statement = rows_fetched(SERVER.statements_since(mark))
        self.assertIsNotNone(statement, "the table was not read in the order of its rows")
        return int(SERVER.sql(f"SELECT count(*) FROM ({statement}) AS q")), " WHERE " in statement

    def same(self, table, path, filters, commands):
        """Compares the three ways, and returns how many rows each filter left on the server."""
        counts = []
        for wanted in filters:
            count = None
            for command in commands:
                with self.subTest(table=table, filter=wanted, command=command[0]):
                    mark = SERVER.mark()
                    narrowed = yalu(command[0], SERVER.connection(), "--layer", table, *command[1:], *wanted)
                    self.assertEqual(narrowed.returncode, 0, narrowed.stderr)
                    count = self.fetched(mark)[0]
                    mark = SERVER.mark()
                    whole = yalu(command[0], SERVER.connection(), "--layer", table, "--strict", *command[1:], *wanted)
                    self.assertIn(whole.returncode, (0, 3), whole.stderr)
                    everything, conditioned = self.fetched(mark)
                    self.assertFalse(conditioned, "--strict must read every row")
                    from_file = yalu(command[0], path, *command[1:], *wanted)
                    self.assertEqual(from_file.returncode, 0, from_file.stderr)
                    self.assertEqual(narrowed.stdout, whole.stdout)
                    self.assertEqual(narrowed.stdout, from_file.stdout)
                    self.assertLessEqual(count, everything)
            counts.append(count)
        return counts

    def csv(self, name, rows, columns=None):
        path = FOLDER / name
        tables.write_csv(path, rows, columns)
        return path

    def test_law_with_families_and_rivals(self):
        rows = tables.make_rows(20231120)
        tables.load(SERVER, "typed", rows, TYPED)
        path = self.csv("typed.csv", rows)
        self.same("typed", path, FILTERS[1:14:3], [TALLY])
        counts = self.same("typed", path, FILTERS, [LIST])
        self.assertEqual(counts[0], len(rows), "without a filter nothing is left out")
        for index in (1, 2, 4, 5, 8, 11):
            self.assertLess(counts[index], len(rows) * 3 // 5, f"{FILTERS[index]} narrows nothing")
        self.assertLess(counts[9], len(rows), "a place narrows nothing")

    def test_law_where_days_of_publication_settle_each_other(self):
        rows = tables.with_written_publication(tables.make_rows(7))
        tables.load(SERVER, "written", rows, {"date": "date", "persons_best": "integer"})
        self.same("written", self.csv("written.csv", rows), FILTERS[13:15] + FILTERS[1:3], [LIST])

    def test_law_where_dates_are_words(self):
        rows = tables.make_rows(11, 120)
        for row in rows:
            row["date"] = "" if row["date"] in tables.ODD_DAYS else row["date"]
        tables.load(SERVER, "words", rows, {"persons_best": "integer"}, geometry=False)
        self.same("words", self.csv("words.csv", rows), FILTERS[9:13], [LIST])

    def test_another_coordinate_system(self):
        rows = tables.make_rows(3, 60)
        tables.load(SERVER, "plain", rows, TYPED)
        SERVER.script("CREATE TABLE metres AS SELECT * FROM plain;"
                      "ALTER TABLE metres ALTER place TYPE geometry USING ST_Transform(place, 5179);")
        for wanted in FILTERS[:4]:
            narrowed = yalu("list", SERVER.connection(), "--layer", "metres", "--format", "csv", *wanted)
            whole = yalu("list", SERVER.connection(), "--layer", "metres", "--format", "csv", "--strict", *wanted)
            self.assertEqual(narrowed.stdout, whole.stdout)
        wanted = ["--format", "json"]
        positions = [re.findall(r'"(?:lon|lat)": ?([0-9.]+)', yalu("list", SERVER.connection(), "--layer", table, *wanted).stdout)
                     for table in ("plain", "metres")]
        self.assertEqual(len(positions[0]), len(positions[1]))
        self.assertGreater(len(positions[0]), 10)
        for one, other in zip(*positions):
            self.assertAlmostEqual(float(one), float(other), places=6)

    def test_a_table_of_others_with_a_number_as_key_and_time_zones(self):
        # 2023-11-20 16:00 UTC is the 21st in the server's zone, Seoul.
        SERVER.script("""
            CREATE TABLE events (event_id serial PRIMARY KEY, id integer UNIQUE, event_date timestamptz, place text, people integer);
            INSERT INTO events (id, event_date, place, people)
              SELECT n, timestamptz '2023-11-01 16:00+00' + n * interval '1 day', 'Dandong', n FROM generate_series(1, 40) AS n;
            CREATE TABLE keyed (id integer PRIMARY KEY, event_date date, place text);
            INSERT INTO keyed VALUES (30, '2023-11-20', 'Hyesan'), (4, '2023-11-21', 'Dandong'), (12, '2023-12-01', 'Dandong');""")
        day = ["--from", "2023-11-21", "--to", "2023-11-21"]
        columns = ["--format", "csv", "--columns", "id,earliest,persons_best"]
        mark = SERVER.mark()
        done = yalu("list", SERVER.connection(), "--layer", "events", *columns, *day)
        self.assertEqual(done.stdout, "id,earliest,persons_best\n19,2023-11-21,19\n", done.stderr)
        self.assertLess(self.fetched(mark)[0], 10)
        done = yalu("list", SERVER.connection(), "--layer", "keyed", "--format", "csv", "--columns", "id,earliest")
        self.assertEqual(done.stdout, "id,earliest\n30,2023-11-20\n4,2023-11-21\n12,2023-12-01\n", done.stderr)

    def test_what_cannot_be_narrowed_is_read_whole(self):
        SERVER.script("""
            CREATE TABLE whole (id text, date date, origin text);
            INSERT INTO whole VALUES ('a', '2023-01-01', 'Dandong'), (' ', '2023-05-05', 'Hyesan'), ('c', '2023-11-11', 'Tumen City');
            CREATE VIEW seen AS SELECT * FROM whole WHERE id <> ' ' ORDER BY date DESC;
            CREATE TABLE numbered (id numeric, date date, origin text, part_of text);
            INSERT INTO numbered VALUES (1.50, '2023-01-01', 'Dandong', NULL), (2, '2023-11-11', 'Hyesan', '1.5');""")
        window = ["--from", "2023-05-01", "--to", "2023-06-01", "--format", "csv", "--columns", "id,counted"]
        for table in ("whole", "numbered"):
            mark = SERVER.mark()
            done = yalu("list", SERVER.connection(), "--layer", table, *window)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertFalse(self.fetched(mark)[1], table)
        # The row without an id is called after its number, which is that of the whole table.
        self.assertIn("-row-3,", yalu("list", SERVER.connection(), "--layer", "whole", *window).stdout)
        done = yalu("list", SERVER.connection(), "--layer", "seen", "--format", "csv", "--columns", "id", "--from", "2022-01-01")
        self.assertEqual(done.stdout, "id\nc\na\n", done.stderr)

    def test_what_a_part_names_is_read_too(self):
        """Otherwise the part would be said to name nothing."""
        SERVER.script("CREATE TABLE family (id text, date date, origin text, persons_best integer, part_of text);"
                      "INSERT INTO family VALUES ('sum', '2023-01-01', 'Dandong', 30, NULL), ('p', '2023-11-11', 'Dandong', 30, 'sum'), "
                      "('x', '2023-08-01', 'Dandong', 1, NULL);")
        mark = SERVER.mark()
        done = yalu("list", SERVER.connection(), "--layer", "family", "--from", "2023-11-01", "--format", "csv", "--columns", "id")
        self.assertEqual((done.stdout, done.stderr), ("id\np\n", ""))
        self.assertEqual(self.fetched(mark), (2, True))

    def test_another_file_beside_it(self):
        """A row of the file is a part of a row that the window alone would leave on the server."""
        SERVER.script("CREATE TABLE aggregates (id text, date date, origin text, persons_best integer);"
                      "INSERT INTO aggregates VALUES ('sum', '2023-01-01', 'Dandong', 30), ('x', '2023-08-01', 'Dandong', 1);")
        path = FOLDER / "parts.csv"
        path.write_text("id,date,origin,persons_best,part_of\np,2023-11-11,Dandong,30,sum\n", encoding="utf-8")
        mark = SERVER.mark()
        done = yalu("check", SERVER.connection(), path, "--layer", "parts", "--format", "csv")
        self.assertEqual(done.returncode, 1)  # the server has no table of that name
        self.assertIn('has no layer "parts"', done.stderr)
        mark = SERVER.mark()
        os.rename(path, path.with_name("aggregates.csv"))
        done = yalu("list", SERVER.connection(), path.with_name("aggregates.csv"), "--layer", "aggregates", "--from", "2023-11-01",
                    "--format", "csv", "--columns", "id")
        self.assertEqual(done.stdout, "id\np\n", done.stderr)
        self.assertFalse(self.fetched(mark)[1])

    def test_convert_render_places_and_sources(self):
        SERVER.script("""
            CREATE SCHEMA border;
            CREATE TABLE border.incidents (id text, date date, origin text, destination text, persons_best int, sources text);
            INSERT INTO border.incidents VALUES ('a', '2023-11-20', 'Dandong', 'Sinuiju', 30, 's1'),
                                                ('b', '2023-12-26', 'Nowheretown', 'Onsong', 35, 's1');
            CREATE TABLE border.sources (id text, title text, publisher text);
            INSERT INTO border.sources VALUES ('s1', 'A report', 'A paper');""")
        source = SERVER.connection(active_schema="border")
        done = yalu("convert", source, "-o", "out.csv", "--from", "2023-12-01")
        self.assertEqual(done.returncode, 0, done.stderr)
        written = (FOLDER / "out.csv").read_text(encoding="utf-8")
        self.assertIn("\nb,", written)
        self.assertNotIn("\na,", written)
        self.assertIn("A report", (FOLDER / "out-sources.csv").read_text(encoding="utf-8")
                      if (FOLDER / "out-sources.csv").exists()
                      else "".join(p.read_text(encoding="utf-8") for p in FOLDER.glob("*sources*.csv")))
        done = yalu("places", "--unmatched", SERVER.connection(), "--layer", "border.incidents", "--format", "csv")
        self.assertIn("Nowheretown", done.stdout, done.stderr)
        done = yalu("check", SERVER.connection(), "--layer", "border.incidents")
        self.assertIn("Nowheretown", done.stdout, done.stderr)
        secret = "PG:" + source[3:] + " password='" + server.PASSWORD.replace("\\", "\\\\").replace("'", "\\'") + "'"
        done = yalu("render", secret, "-o", "out.svg", "--size", "800x600", password=None)
        self.assertEqual(done.returncode, 0, done.stderr)
        picture = (FOLDER / "out.svg").read_text(encoding="utf-8")
        self.assertIn("password=***", picture)
        self.assertNotIn("s3cret", picture)

    def test_errors_say_what_and_never_the_password(self):
        quoted = urllib.parse.quote(server.PASSWORD, safe="")
        uri = f"postgresql://yalu:{quoted}@127.0.0.1:{SERVER.port}/yalu"
        done = yalu("list", uri, "--layer", "nowhere", password=None)
        self.assertEqual(done.returncode, 1)
        self.assertIn('has no layer "nowhere"; it has: ', done.stderr)
        self.assertNotIn(quoted, done.stderr)
        self.assertIn("yalu:***@127.0.0.1", done.stderr)
        for source, said in [
                (SERVER.connection(password="hunter2"), "password authentication failed"),
                (SERVER.connection(port=server.free_port(), password="hunter2"), "refused"),
                (SERVER.connection(dbname="elsewhere"), "does not exist"),
                (SERVER.connection(password="hunter2 hunter3"), "cannot be understood"),
                (f"postgresql://yalu:hunter2/x@127.0.0.1:{SERVER.port}/yalu", "cannot be understood")]:
            for command in (["list"], ["tally"], ["check"], ["convert", "-o", "no.csv"], ["render", "-o", "no.svg"],
                            ["places", "--unmatched"]):
                with self.subTest(source=source, command=command[0]):
                    done = yalu(command[0], source, *command[1:])
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertIn(said, done.stderr)
                    self.assertIn("docs/postgresql.md", done.stderr)
                    self.assertNotIn("hunter", done.stderr + done.stdout)
        SERVER.script("CREATE TABLE nothing_of_ours (name text);")
        done = yalu("list", SERVER.connection(), "--layer", "nothing_of_ours")
        self.assertEqual(done.returncode, 1)
        self.assertIn("lacks needed columns", done.stderr)
        SERVER.script("CREATE ROLE guest LOGIN PASSWORD 'guest'; CREATE TABLE closed (id text, date date);"
                      "GRANT USAGE ON SCHEMA public TO guest;")
        done = yalu("list", SERVER.connection(user="guest"), "--layer", "closed", password="guest")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, "permission denied|has no layer")

    def test_issues_do_not_bear_the_password(self):
        SERVER.script("CREATE TABLE dirty (id text, date date, persons_best text); INSERT INTO dirty VALUES ('a', NULL, 'many'), "
                      "(NULL, '2023-11-11', '3');")
        for command in (["check"], ["list"], ["list", "--format", "json"]):
            done = yalu(*command, SERVER.connection() + " password = 'hunter2'", "--layer", "dirty")
            self.assertEqual(done.returncode, 1)  # the wrong one
            escaped = server.PASSWORD.replace("\\", "\\\\").replace("'", "\\'")
            done = yalu(*command, SERVER.connection() + f" password = '{escaped}'", "--layer", "dirty", password=None)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotIn("s3cret", done.stdout + done.stderr)


class Layers(unittest.TestCase):
    """--layer works for every source of several layers."""

    def test_geopackage(self):
        path = FOLDER / "two.csv"
        path.write_text("id,date,origin\na,2023-11-20,Dandong\n", encoding="utf-8")
        self.assertEqual(yalu("convert", path, "-o", "two.gpkg").returncode, 0)
        done = yalu("list", "two.gpkg", "--layer", "nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertIn('two.gpkg has no layer "nowhere"; it has: incidents', done.stderr)
        done = yalu("list", "two.gpkg", "--layer", "incidents", "--format", "csv", "--columns", "id")
        self.assertEqual(done.stdout, "id\na\n", done.stderr)
        done = yalu("list", path, "--layer", "two", "--format", "csv", "--columns", "id")
        self.assertEqual(done.stdout, "id\na\n", done.stderr)
        done = yalu("list", path, "--layer", "three")
        self.assertEqual(done.returncode, 1)
        self.assertIn('has no layer "three"; it has: two', done.stderr)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="yalu-postgresql-test-") as name, server.Server() as SERVER:
        FOLDER = pathlib.Path(name)
        good = unittest.main(argv=sys.argv[:1] + sys.argv[3:], exit=False, verbosity=2).result.wasSuccessful()
    sys.exit(0 if good else 1)
