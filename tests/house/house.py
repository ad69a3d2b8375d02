#!/usr/bin/python3
"""Rules of the house that no compiler checks. Usage: house.py CHECK ROOT [YALU]; prints findings, exits 1 if any.

YALU is the program, for the checks that ask it.
"""

import csv
import pathlib
import re
import subprocess
import sys

import rooms

MAX_LINES = 600
CODE = (".h", ".cpp", ".py", ".cmake", ".sh", ".vert", ".frag", ".glsl")
# Written in pieces, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:" + "|".join(["ho" + "me", "ro" + "ot", "Us" + "ers", "wo" + "rk", "fa" + "rm", "tm" + "p"]) + r")/\w")
BINARY = (".png", ".ttf", ".otf", ".gpkg", ".tif", ".shp", ".shx", ".dbf", ".pdf", ".xlsx", ".ods", ".zip")
SHAPE_PARTS = (".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix")


def files_of(root):
    """Paths of the project, relative to root: what git tracks or would track, else everything that is not built."""
    root = pathlib.Path(root)
    if (root / ".git").exists():
        listed = subprocess.run(["git", "-C", root, "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "-z"],
                                capture_output=True, check=True).stdout.decode().split("\0")
        return sorted(name for name in listed if name and (root / name).is_file())
    everything = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(name for name in everything if not name.startswith(("build/", "out/")) and "__pycache__" not in name)


def tell(findings):
    """Prints them; the exit status that says whether there are any."""
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings")
    return 1 if findings else 0


def text_of(root, name):
    return (pathlib.Path(root) / name).read_text(encoding="utf-8", errors="replace")


def check_includes(root):
    return rooms.check(pathlib.Path(root) / "src", rooms.load(pathlib.Path(root) / "tests/house/rooms.json"))


def check_rooms_table(root):
    """docs/architecture.md shows the table that rooms.json holds."""
    wanted = rooms.markdown_table(rooms.load(pathlib.Path(root) / "tests/house/rooms.json"))
    shown = text_of(root, "docs/architecture.md").splitlines()
    return [f"docs/architecture.md: this line of the table is missing or differs: {line}" for line in wanted if line not in shown]


def check_length(root):
    findings = []
    for name in files_of(root):
        if name.split("/")[0] in ("src", "tests", "bench") and (name.endswith(CODE) or name.endswith("CMakeLists.txt")):
            lines = len(text_of(root, name).splitlines())
            if lines > MAX_LINES:
                findings.append(f"{name}: {lines} lines, more than {MAX_LINES}; divide it by what its parts are for")
    return findings


def check_headers(root):
    """A header opens with a comment whose first sentence says what it is for, then `#pragma once`."""
    findings = []
    for name in files_of(root):
        if not name.endswith(".h"):
            continue
        lines = text_of(root, name).splitlines()
        comment = []
        for line in lines:
            if not line.startswith("//"):
                break
            comment.append(line.lstrip("/").strip())
        paragraph = " ".join(comment).strip()
        if not re.match(r"\S.{15,}?\.( |$)", paragraph):
            findings.append(f"{name}: does not open with a comment of one sentence on what it is for")
        if len(lines) <= len(comment) or lines[len(comment)] != "#pragma once":
            findings.append(f"{name}: `#pragma once` does not follow the opening comment")
    return findings


def check_paths(root):
    findings = []
    for name in files_of(root):
        if name.endswith(BINARY):
            continue
        for number, line in enumerate(text_of(root, name).splitlines(), start=1):
            found = MACHINE_PATH.search(line)
            if found:
                findings.append(f"{name}:{number}: a path of one machine: {line[found.start():found.start() + 40]}")
    return findings


def check_laws(root):
    """A law of RapidCheck only answers whether it holds: a test fails by it where it asks for the answer."""
    findings = []
    for name in files_of(root):
        if not name.startswith("tests/") or not name.endswith((".cpp", ".h")):
            continue
        for number, line in enumerate(text_of(root, name).splitlines(), start=1):
            if re.match(r"\s*rc::check\(", line):
                findings.append(f"{name}:{number}: nothing asks whether the law holds; write EXPECT_TRUE(rc::check(...))")
    return findings


def check_sources(root):
    """Every file of geodata/base has a line with source and licence in its sources.csv, and every line has its file."""
    base = pathlib.Path(root) / "geodata/base"
    if not (base / "sources.csv").exists():
        return ["geodata/base/sources.csv: is missing"]
    with open(base / "sources.csv", encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    findings = []
    named = set()
    for number, row in enumerate(rows, start=2):
        parts = re.sub(r"\([^)]*\)", "", row.get("file") or "").split(";")  # a remark in brackets may follow a file
        files = {part.strip() for part in parts if part.strip()}
        named |= files
        for file in sorted(files):
            if not (base / file).exists():
                findings.append(f"geodata/base/sources.csv, row {number}: {file} does not exist")
        for field in ("file", "title", "attribution", "licence"):
            if not (row.get(field) or "").strip():
                findings.append(f"geodata/base/sources.csv, row {number}: {field} is empty")
    for path in sorted(base.iterdir()):
        part_of_shape = path.suffix in SHAPE_PARTS and path.with_suffix(".shp").exists()
        document = path.name == "sources.csv" or path.suffix in (".md", ".txt")
        if not part_of_shape and not document and path.name not in named:
            findings.append(f"geodata/base/{path.name}: has no line in sources.csv")
    return findings


def check_links(root):
    """Every relative link and picture of a document leads to a file of the project."""
    findings = []
    for name in files_of(root):
        if not name.endswith(".md"):
            continue
        for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", text_of(root, name)):
            if "://" not in target and not (pathlib.Path(root) / name).parent.joinpath(target).exists():
                findings.append(f"{name}: links to {target}, which does not exist")
    return findings


def _command_names(help_text):
    """The subcommands that `yalu --help` lists."""
    names = []
    listing = False
    for line in help_text.splitlines():
        if re.match(r"^(sub)?commands:", line.strip(), re.IGNORECASE):
            listing = True
        elif listing and (found := re.match(r"^  ([a-z]+)(\s|$)", line)):
            names.append(found[1])
        elif listing and line.strip() and not line.startswith(" "):
            listing = False
    return names


def _run(yalu, *arguments):
    return subprocess.run([yalu, *arguments], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


def check_commands(root, yalu):
    """README, manual page and --help name the same subcommands, and each subcommand's help has an example."""
    names = _command_names(_run(yalu, "--help").stdout)
    if not names:
        return ["yalu --help: lists no subcommands"]
    findings = []
    for name in names:
        answer = _run(yalu, name, "--help")
        if answer.returncode != 0:
            findings.append(f"yalu {name} --help: exits with {answer.returncode}")
        elif "example" not in answer.stdout.lower() or f"yalu {name}" not in answer.stdout:
            findings.append(f"yalu {name} --help: has no example")
    for document in ("README.md", "man/yalu.1"):
        if not (pathlib.Path(root) / document).exists():
            findings.append(f"{document}: is missing")
            continue
        text = text_of(root, document)
        if document.endswith(".1"):
            text = re.sub(r"\\f[A-Z]|\\f\[[A-Z]*\]", "", text).replace("\\-", "-")
        told = set(re.findall(r"\byalu ([a-z]+)(?=[\s`]|$)", _code_of(text) if document.endswith(".md") else text))
        for name in names:
            if name not in told:
                findings.append(f"{document}: does not tell of `yalu {name}`")
        if document.endswith(".md"):
            for name in sorted(told - set(names)):
                findings.append(f"{document}: tells of `yalu {name}`, which yalu --help does not list")
    return findings


def _code_of(markdown):
    """Only what is set as code: fenced and indented blocks, and inline spans."""
    fenced = re.findall(r"^```.*?^```", markdown, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"^    .*$", markdown, re.MULTILINE)
    return "\n".join(fenced + indented + re.findall(r"`[^`\n]+`", markdown))


CHECKS = {
    "includes": check_includes,
    "rooms_table": check_rooms_table,
    "length": check_length,
    "headers": check_headers,
    "paths": check_paths,
    "laws": check_laws,
    "sources": check_sources,
    "links": check_links,
    "commands": check_commands,
}


def main():
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in CHECKS:
        print(f"usage: house.py {'|'.join(CHECKS)} ROOT [YALU]", file=sys.stderr)
        return 2
    return tell(CHECKS[sys.argv[1]](*sys.argv[2:]))


if __name__ == "__main__":
    sys.exit(main())
