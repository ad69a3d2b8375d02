#!/usr/bin/python3
"""The checks of the house can fail: each finds what it must in a made-up tree, and nothing in a clean one."""

import pathlib
import shutil
import stat
import sys
import tempfile
import unittest

import house
import rooms

TABLE = pathlib.Path(__file__).with_name("rooms.json")
HEADER = "// Days: a calendar day without a clock time or zone.\n#pragma once\n"


class MadeUpTree(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.write("tests/house/rooms.json", TABLE.read_text(encoding="utf-8"))

    def tearDown(self):
        shutil.rmtree(self.root)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def assert_finds(self, findings, *parts):
        self.assertEqual(len(findings), 1, findings)
        for part in parts:
            self.assertIn(part, findings[0])


class Includes(MadeUpTree):
    def findings(self):
        return house.check_includes(self.root)

    def test_a_clean_tree(self):
        self.write("src/base/day.h", HEADER + "#include <chrono>\n")
        self.write("src/base/unicode.cpp", '#include "base/unicode.h"\n#include <unicode/uchar.h>\n')
        self.write("src/map/scene.cpp", '#include "base/day.h"\n#include "text/shaper.h"\n#include "incidents/filter.h"\n')
        self.write("src/render/gl/mesh.h", HEADER + "#include <glad/gl.h>\n")
        self.write("src/render/svg/svg_renderer.cpp", '#include "map/display_list.h"\n#include "render/picture_facts.h"\n')
        self.write("src/text/glyph_bitmap.cpp", "#include <ft2build.h>\n#include FT_FREETYPE_H\n")
        self.write("src/io/file_writer.cpp", "#include <unistd.h>\n#include <vector>\n")
        self.assertEqual(self.findings(), [])

    def test_a_room_further_down(self):
        self.write("src/base/day.cpp", '#include "base/day.h"\n#include "map/world.h"\n')
        self.assert_finds(self.findings(), "base/day.cpp:2", '"map/world.h"', "nothing")

    def test_a_renderer_sees_only_the_display_list(self):
        self.write("src/render/cairo/page.cpp", '#include "map/style.h"\n')
        self.assert_finds(self.findings(), "render/cairo/page.cpp:1", "map/display_list.h")

    def test_a_renderer_does_not_see_another(self):
        self.write("src/render/svg/a.cpp", '#include "render/cairo/cairo_renderer.h"\n')
        self.assert_finds(self.findings(), "render/svg/a.cpp:1")

    def test_a_library_in_a_room_without_it(self):
        self.write("src/incidents/filter.cpp", "#include <gdal.h>\n")
        self.assert_finds(self.findings(), "incidents/filter.cpp:1", "GDAL is not allowed")

    def test_a_library_bound_to_one_file(self):
        self.write("src/base/day.cpp", "#include <unicode/unistr.h>\n")
        self.assert_finds(self.findings(), "base/day.cpp:1", "ICU is not allowed")

    def test_a_foreign_header_in_a_header(self):
        self.write("src/io/reader.h", HEADER + "#include <ogrsf_frmts.h>\n")
        self.assert_finds(self.findings(), "io/reader.h:3", "stay in .cpp files")

    def test_a_private_header(self):
        self.write("src/text/font_set_faces.h", HEADER + "#include <hb.h>\n")
        self.write("src/text/shaper.cpp", '#include "text/font_set_faces.h"\n')
        self.assertEqual(self.findings(), [])
        self.write("src/map/labels.cpp", '#include "text/font_set_faces.h"\n')
        self.assert_finds(self.findings(), "map/labels.cpp:1", "private to text")

    def test_an_unknown_library(self):
        self.write("src/app/window.cpp", "#include <boost/any.hpp>\n")
        self.assert_finds(self.findings(), "app/window.cpp:1", "no library")

    def test_a_path_that_does_not_start_at_src(self):
        self.write("src/base/day.cpp", '#include "day.h"\n')
        self.assert_finds(self.findings(), "lies in no room")

    def test_a_folder_that_is_no_room(self):
        self.write("src/util/strings.h", HEADER)
        self.assert_finds(self.findings(), "util/strings.h", "no room")

    def test_spaces_do_not_hide_an_include(self):
        self.write("src/base/day.cpp", '  #  include   "map/world.h"\n')
        self.assert_finds(self.findings(), "base/day.cpp:1")


class RoomsTable(MadeUpTree):
    def test_the_documented_table_is_held_against_the_rule(self):
        lines = rooms.markdown_table(rooms.load(TABLE))
        self.write("docs/architecture.md", "# Architecture\n\n" + "\n".join(lines) + "\n")
        self.assertEqual(house.check_rooms_table(self.root), [])
        altered = [line.replace("PROJ", "GEOS") for line in lines]
        self.write("docs/architecture.md", "\n".join(altered) + "\n")
        self.assert_finds(house.check_rooms_table(self.root), "`map`")


class Files(MadeUpTree):
    def test_length(self):
        self.write("src/base/day.cpp", "\n" * house.MAX_LINES)
        self.assertEqual(house.check_length(self.root), [])
        self.write("src/base/day.cpp", "\n" * (house.MAX_LINES + 1))
        self.assert_finds(house.check_length(self.root), "src/base/day.cpp", "601")

    def test_headers(self):
        self.write("src/base/day.h", HEADER)
        self.assertEqual(house.check_headers(self.root), [])
        self.write("src/base/day.h", "#pragma once\n// Days, without a clock time or zone.\n")
        self.assert_finds(house.check_headers(self.root), "one sentence")
        self.write("src/base/day.h", "// Days\n#pragma once\n")
        self.assert_finds(house.check_headers(self.root), "one sentence")
        self.write("src/base/day.h", "// Days, without a clock time or zone.\n#ifndef DAY_H\n")
        self.assert_finds(house.check_headers(self.root), "#pragma once")

    def test_paths_of_one_machine(self):
        self.write("docs/a.md", "see /usr/share and ~/maps/x and https://example.org/home/page\n")
        self.assertEqual(house.check_paths(self.root), [])
        for folder in ("home/ann", "root/src", "tmp/out"):
            self.write("docs/a.md", f"it lies in /{folder}\n")
            self.assert_finds(house.check_paths(self.root), "docs/a.md:1", folder)


    def test_laws_that_cannot_fail(self):
        self.write("tests/unit/a_test.cpp", '  EXPECT_TRUE(rc::check("a law", [] {}));\n')
        self.assertEqual(house.check_laws(self.root), [])
        self.write("tests/unit/a_test.cpp", "TEST(A, B) {\n  rc::check([] {});\n}\n")
        self.assert_finds(house.check_laws(self.root), "tests/unit/a_test.cpp:2", "EXPECT_TRUE")

    def test_links(self):
        self.write("LICENSE", "MIT")
        self.write("docs/a.md", "[l](../LICENSE) [w](https://example.org/x) [p](#part) [q](b.md#part)\n")
        self.write("docs/b.md", "![picture](images/none.png)\n")
        self.assert_finds(house.check_links(self.root), "docs/b.md", "images/none.png")


class Sources(MadeUpTree):
    HEAD = "id,file,title,attribution,version,date,licence,licence_url,scale,note\n"

    def test_every_file_has_a_line(self):
        for name in ("osm.gpkg", "border.shp", "border.dbf", "border.prj"):
            self.write("geodata/base/" + name, "x")
        line = "osm,osm.gpkg (outlines); border.shp,OpenStreetMap,OpenStreetMap contributors,1,2020,ODbL 1.0,,,\n"
        self.write("geodata/base/sources.csv", self.HEAD + line)
        self.assertEqual(house.check_sources(self.root), [])
        self.write("geodata/base/relief.tif", "x")
        self.assert_finds(house.check_sources(self.root), "relief.tif", "no line")

    def test_every_line_has_its_file_and_licence(self):
        self.write("geodata/base/osm.gpkg", "x")
        self.write("geodata/base/sources.csv", self.HEAD + "a,osm.gpkg,T,A,,,,,,\nb,lost.gpkg,T,A,,,ODbL,,,\n")
        findings = house.check_sources(self.root)
        self.assertEqual(len(findings), 2, findings)
        self.assertIn("licence is empty", findings[0])
        self.assertIn("lost.gpkg does not exist", findings[1])


class Commands(MadeUpTree):
    def program(self, with_example):
        example = "Example: yalu $1 x.csv" if with_example else ""
        path = self.write("yalu", "#!/bin/sh\ncase $1 in\n"
                          "--help) printf 'Usage: yalu\\n\\nSubcommands:\\n  check   finds\\n  list    lists\\n' ;;\n"
                          f"*) echo \"{example}\" ;;\nesac\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    def test_documents_and_help_agree(self):
        self.write("README.md", "Use `yalu check a.csv`:\n\n```\nyalu list a.csv\n```\nThe yalu river is not meant.\n"
                   "And `yalu talk.briefing.json`:\n\n    yalu list b.csv\n")
        self.write("man/yalu.1", ".B yalu check\n\\fByalu list\\fR\n")
        self.assertEqual(house.check_commands(self.root, self.program(True)), [])
        self.assertEqual(len(house.check_commands(self.root, self.program(False))), 2)
        self.write("README.md", "    yalu check\n\nand `yalu film`\n")
        findings = house.check_commands(self.root, self.program(True))
        self.assertEqual(len(findings), 2, findings)
        self.assertIn("does not tell of `yalu list`", findings[0])
        self.assertIn("`yalu film`", findings[1])


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
