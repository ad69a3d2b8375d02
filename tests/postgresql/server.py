"""A PostgreSQL server of our own for tests: made in a temporary folder, on loopback, and always stopped again."""
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PASSWORD = "s3cret 'in\\side"
START_SECONDS = 60


def programs():
    """The folder of initdb and postgres; Debian keeps them out of the PATH."""
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    for folder in reversed(folders):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    found = shutil.which("initdb")
    if found and (pathlib.Path(found).parent / "postgres").exists():
        return pathlib.Path(found).parent
    raise SystemExit("PostgreSQL is not installed: run script/setup (packages postgresql-15 and postgresql-15-postgis-3)")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """with Server() as server: ... - user "yalu" with PASSWORD, database "yalu" with PostGIS."""

    def __enter__(self):
        self.bin = programs()
        # PostgreSQL refuses to run as root; Debian's package brings a user for it.
        self.account = "postgres" if os.geteuid() == 0 else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="yalu-postgresql-"))
        self.process = None
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _as_account(self):
        if not self.account:
            return {}
        entry = pwd.getpwnam(self.account)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _start(self):
        if self.account:
            shutil.chown(self.folder, self.account)
        data = self.folder / "data"
        word = self.folder / "password"
        word.write_text(PASSWORD + "\n", encoding="utf-8")
        if self.account:
            shutil.chown(word, self.account)
        made = subprocess.run([self.bin / "initdb", "-D", data, "-U", "yalu", "-A", "scram-sha-256", f"--pwfile={word}",
                               "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], cwd=self.folder, capture_output=True,
                              text=True, check=False, **self._as_account())
        if made.returncode:
            raise SystemExit("initdb failed: " + made.stderr)
        self.log = self.folder / "log"
        # Another program may take the port between the choice and the start.
        for _ in range(5):
            self.port = free_port()
            with open(self.log, "wb") as log:
                self.process = subprocess.Popen(
                    [self.bin / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(self.port), "-k", self.folder,
                     "-c", "log_statement=all", "-c", "fsync=off", "-c", "timezone=Asia/Seoul"],
                    cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self._as_account())
            if self._answers():
                break
        else:
            raise SystemExit("PostgreSQL does not start: " + self.log.read_text(errors="replace"))
        self.sql("CREATE DATABASE yalu", database="postgres")
        self.sql("CREATE EXTENSION postgis")

    def _answers(self):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            asked = subprocess.run([self.bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False)
            if asked.returncode == 0:
                return True
            time.sleep(0.1)
        if self.process.poll() is None:
            raise SystemExit("PostgreSQL does not answer: " + self.log.read_text(errors="replace"))
        return False

    def _psql(self, database, arguments, script):
        done = subprocess.run([self.bin / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port),
                               "-U", "yalu", "-d", database, "-At", *arguments], capture_output=True, text=True, input=script,
                              env={**os.environ, "PGPASSWORD": PASSWORD}, cwd=self.folder, check=False)
        if done.returncode:
            raise SystemExit(f"psql failed: {done.stderr}")
        return done.stdout

    def sql(self, text, database="yalu"):
        """One statement, and what it answers."""
        return self._psql(database, ["-c", text], "")

    def script(self, text):
        """Many statements in one transaction."""
        self._psql("yalu", ["-1", "-f", "-"], text)

    def connection(self, **other):
        """The connection string that yalu gets, without the password."""
        values = {"host": "127.0.0.1", "port": self.port, "dbname": "yalu", "user": "yalu", **other}
        return "PG:" + " ".join(f"{key}={value}" for key, value in values.items())

    def statements_since(self, mark):
        return self.log.read_bytes()[mark:].decode("utf-8", "replace")

    def mark(self):
        return self.log.stat().st_size

    def stop(self):
        """Ends the server; what is read from it afterwards finds nobody."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(30)

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
