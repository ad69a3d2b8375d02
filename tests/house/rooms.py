"""The include rule: which folder of src may include which other folder, and which foreign headers, from rooms.json."""

import fnmatch
import json
import pathlib
import re

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"(?P<own>[^"]+)"|<(?P<foreign>[^>]+)>|(?P<macro>\w+))')
STANDARD = re.compile(r"^[a-z_]+$")  # <vector>, <cstdint>: C++ headers have no suffix


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def room_of(relative, rooms):
    """The room with the longest name that holds a path relative to src, or None."""
    holders = [name for name in rooms if relative.startswith(name + "/")]
    return max(holders, key=len) if holders else None


def _matches(name, patterns):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _library_of(header, libraries):
    return next((key for key, library in libraries.items() if _matches(header, library["headers"])), None)


def _own_include(file, room, header, table):
    rooms = table["rooms"]
    target = room_of(header, rooms)
    if target is None:
        return f'includes "{header}", which lies in no room; write the path from src, e.g. "base/day.h"'
    allowed = rooms[room]["may_include"]
    if target != room and target not in allowed and header not in allowed:
        return f'includes "{header}", but {room} may include only {", ".join(allowed) or "nothing"}'
    inside = header[len(target) + 1:]
    if target != room and inside in rooms[target].get("private_headers", []):
        return f'includes "{header}", which is private to {target}'
    return None


def _foreign_include(file, room, header, table):
    if STANDARD.match(header):
        return None
    rule = table["rooms"][room]
    inside = file[len(room) + 1:]
    if _matches(header, table["system_headers"]):
        library, name, allowed = None, "a system header", True
    else:
        library = _library_of(header, table["libraries"])
        if library is None:
            return f"includes <{header}>, which belongs to no library that rooms.json knows"
        name = table["libraries"][library]["name"]
        allowed = library in rule["foreign"] and _matches(inside, rule["foreign"][library])
    if not allowed:
        return f"includes <{header}>, but {name} is not allowed here"
    headers_may = rule.get("foreign_in_headers", False) or inside in rule.get("private_headers", [])
    if file.endswith(".h") and not headers_may:
        return f"includes <{header}> ({name}) in a header; foreign headers stay in .cpp files here"
    return None


def check(source, table):
    """Findings, one text each, for every .h and .cpp below `source` (the folder src)."""
    source = pathlib.Path(source)
    findings = []
    for path in sorted(source.rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        file = path.relative_to(source).as_posix()
        room = room_of(file, table["rooms"])
        if room is None:
            findings.append(f"{file}: lies in no room of rooms.json")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = INCLUDE.match(line)
            if not found:
                continue
            if found["own"]:
                finding = _own_include(file, room, found["own"], table)
            else:
                finding = _foreign_include(file, room, found["foreign"] or found["macro"], table)
            if finding:
                findings.append(f"{file}:{number}: {finding}")
    return findings


def markdown_table(table):
    """The rule as the table that stands in docs/architecture.md."""
    lines = ["| folder in src | holds | may include | foreign headers |", "| --- | --- | --- | --- |"]
    for name, rule in table["rooms"].items():
        foreign = []
        for library, files in rule["foreign"].items():
            where = "" if files == ["*"] else " (in " + ", ".join(f"`{file}`" for file in files) + " only)"
            foreign.append(table["libraries"][library]["name"] + where)
        may = "everything above" if name in ("app", "cli") else ", ".join(rule["may_include"]) or "nothing"
        lines.append(f"| `{name}` | {rule['holds']} | {may} | {', '.join(foreign) or 'none'} |")
    return lines
