#!/usr/bin/python3
"""Runs command-line cases: run_cases.py PROGRAM REPOSITORY CASES.json [NAME...]

A case is an object:
  name        what it shows
  before      argument lists of commands that run first and must end with 0
  args        arguments; {repo} and {tmp} stand for the repository and the case's own empty folder, which is also the
              working folder
  stdin       text for standard input
  env         environment variables to set; null unsets one
  files       name -> text (or a list of lines) of files to write into the folder first; "base64:..." for bytes;
              {"zip": {name: text}} for an archive; a book (workbooks.py) for a name in .xlsx or .ods;
              {"parts": [[text, times], ...]} for what is long
  copy        list of {"from", "to", "bytes"}: files of the repository to copy, cut off after `bytes`
  folders     folders to make
  symlinks    name -> what it leads to
  largest_file  bytes that a file may have; writing more fails as on a full disk
  stdout_to   file that gets standard output instead, such as /dev/full
  exit        exit code, 0 where missing
  stdout      the whole of it, text or list of lines
  stdout_has, stderr_has, stdout_lacks, stderr_lacks    texts
  stderr      the whole of it
  json        JSON Pointer -> value that standard output must have there
  schema      name of a schema in schemas/ that standard output must fulfil
  outputs     file -> {"starts", "has", "lacks", "size" ([width, height] of a PNG)}
  absent      files that must not exist afterwards
  left        exact list of the names in the folder afterwards
  again       list of environments: the same command in each must give the same output and the same files, byte for byte
"""
import base64
import contextlib
import json
import os
import pathlib
import resource
import struct
import subprocess
import sys
import tempfile

import jsonschema

import workbooks


def text_of(value):
    return "\n".join(value) + "\n" if isinstance(value, list) else value


def bytes_of(name, content):
    if isinstance(content, dict) and "zip" in content:
        return workbooks.archive(content["zip"])
    if isinstance(content, dict) and "parts" in content:
        return "".join(text * times for text, times in content["parts"]).encode("utf-8")
    if isinstance(content, dict):
        return workbooks.xlsx(content) if name.endswith(".xlsx") else workbooks.ods(content)
    text = text_of(content)
    return base64.b64decode(text[7:]) if text.startswith("base64:") else text.encode("utf-8")


def prepare(case, repo, folder):
    for name in case.get("folders", []):
        (folder / name).mkdir(parents=True)
    for name, content in case.get("files", {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_of(name, content))
    for name, target in case.get("symlinks", {}).items():
        (folder / name).symlink_to(target)
    for copy in case.get("copy", []):
        data = (repo / copy["from"]).read_bytes()
        (folder / copy["to"]).write_bytes(data[: copy.get("bytes", len(data))])


def run(program, case, repo, folder, env, args=None):
    fill = lambda text: text.replace("{repo}", str(repo)).replace("{tmp}", str(folder))
    environment = dict(os.environ)
    for variable in ("SOURCE_DATE_EPOCH", "YALU_DATA", "DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(variable, None)
    for variable, value in {**case.get("env", {}), **env}.items():
        environment.pop(variable, None)
        if value is not None:
            environment[variable] = fill(value)
    # Writing beyond the limit is an error and no signal: Python ignores SIGXFSZ, and so does what it starts.
    limit = case.get("largest_file") if args is None else None
    set_limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
    to_file = case.get("stdout_to") if args is None else None
    with open(to_file, "wb") if to_file else contextlib.nullcontext(subprocess.PIPE) as output:
        done = subprocess.run([program] + [fill(a) for a in args or case["args"]], cwd=folder, env=environment,
                              timeout=120, input=case.get("stdin", "").encode(), stdout=output, stderr=subprocess.PIPE,
                              preexec_fn=set_limit, restore_signals=limit is None, check=False)
    done.stdout = done.stdout or b""
    return done


def at_pointer(document, pointer):
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


def check_schema(document, name, repo):
    folder = repo / "schemas"
    store = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    schema = store[name + ".schema.json"]
    jsonschema.Draft7Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(name + ".schema.json", schema, store=store)
    return [f"schema {name}: at {'/'.join(map(str, e.absolute_path))}: {e.message}"
            for e in jsonschema.Draft7Validator(schema, resolver=resolver).iter_errors(document)]


def check_output(folder, name, wanted):
    path = folder / name
    if not path.exists():
        return [f"{name} was not written"]
    data = path.read_bytes()
    problems = []
    if not data.startswith(wanted.get("starts", "").encode()):
        problems.append(f"{name} starts with {data[:12]!r}")
    problems += [f"{name} lacks {t!r}" for t in wanted.get("has", []) if t.encode() not in data]
    problems += [f"{name} must not hold {t!r}" for t in wanted.get("lacks", []) if t.encode() in data]
    if "size" in wanted and data[:8] == b"\x89PNG\r\n\x1a\n":
        size = list(struct.unpack(">II", data[16:24]))
        if size != wanted["size"]:
            problems.append(f"{name} has {size} pixels, wanted {wanted['size']}")
    elif "size" in wanted:
        problems.append(f"{name} is no PNG")
    return problems


def check(case, repo, folder, done):
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    fill = lambda text: text.replace("{repo}", str(repo)).replace("{tmp}", str(folder))
    problems = []
    if done.returncode != case.get("exit", 0):
        problems.append(f"exit code {done.returncode}, wanted {case.get('exit', 0)}")
    for key, text in (("stdout", out), ("stderr", err)):
        if key in case and text != fill(text_of(case[key])):
            problems.append(f"{key} is not as wanted:\n{fill(text_of(case[key]))}")
        problems += [f"{key} lacks {t!r}" for t in case.get(key + "_has", []) if fill(t) not in text]
        problems += [f"{key} must not hold {t!r}" for t in case.get(key + "_lacks", []) if fill(t) in text]
    if "json" in case or "schema" in case:
        try:
            document = json.loads(out)
        except ValueError as failure:
            return problems + [f"stdout is no JSON: {failure}"]
        for pointer, value in case.get("json", {}).items():
            try:
                found = at_pointer(document, pointer)
            except (KeyError, IndexError, TypeError):
                problems.append(f"nothing at {pointer}")
                continue
            if found != value or isinstance(found, bool) != isinstance(value, bool):
                problems.append(f"at {pointer}: {found!r}, wanted {value!r}")
        if "schema" in case:
            problems += check_schema(document, case["schema"], repo)
    for name, wanted in case.get("outputs", {}).items():
        problems += check_output(folder, name, wanted)
    problems += [f"{name} exists" for name in case.get("absent", []) if (folder / name).exists()]
    if "left" in case:
        left = sorted(p.name for p in folder.iterdir())
        if left != sorted(case["left"]):
            problems.append(f"left behind: {left}")
    return problems


def snapshot(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def run_case(program, repo, case):
    with tempfile.TemporaryDirectory(prefix="yalu-cli-") as name:
        folder = pathlib.Path(name)
        prepare(case, repo, folder)
        steps = [run(program, case, repo, folder, {}, args) for args in case.get("before", [])]
        done = run(program, case, repo, folder, {})
        problems = [f"before: {s.args[1:]} ended with {s.returncode}: {s.stderr.decode()}" for s in steps if s.returncode]
        problems += check(case, repo, folder, done)
        first = snapshot(folder)
        for environment in case.get("again", []):
            repeated = run(program, case, repo, folder, environment)
            if (repeated.returncode, repeated.stdout) != (done.returncode, done.stdout) or snapshot(folder) != first:
                problems.append(f"another result under {environment}")
        if problems:
            print(f"FAILED {case['name']}\n  yalu {' '.join(case['args'])}")
            print("".join(f"  - {p}\n" for p in problems), end="")
            print(f"  stdout: {done.stdout.decode('utf-8', 'replace')[:2000]}\n  stderr: {done.stderr.decode('utf-8', 'replace')[:2000]}")
        return not problems


def check_documents(repo, documents):
    """Documents of the repository that must fulfil a schema, and ones made wrong that must not."""
    good = True
    for entry in documents:
        document = json.loads((repo / entry["file"]).read_text(encoding="utf-8")) if "file" in entry else entry["document"]
        problems = check_schema(document, entry["schema"], repo)
        if bool(problems) == entry.get("valid", True):
            print(f"FAILED {entry.get('file', entry.get('name'))} against {entry['schema']}: {problems or 'is valid'}")
            good = False
    return good


def main():
    program, repo = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    content = json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))
    wanted = set(sys.argv[4:])
    cases = [c for c in content.get("cases", []) if not wanted or c["name"] in wanted]
    results = [run_case(program, repo, case) for case in cases]
    documents = check_documents(repo, content.get("documents", []))
    print(f"{sum(results)} of {len(results)} cases passed")
    return 0 if all(results) and documents and (results or content.get("documents")) else 1


if __name__ == "__main__":
    sys.exit(main())
