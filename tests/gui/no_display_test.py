"""Without a display the window says so, and what to do instead. Arguments: the program, the source folder."""

import os
import subprocess
import sys

program, source = sys.argv[1:3]
environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
briefing = os.path.join(source, "geodata/briefings/hanbyun-2024-01.briefing.json")
run = subprocess.run([program, briefing], env=environment, capture_output=True, text=True, timeout=60, check=False)

assert run.returncode == 1, run
assert "no display" in run.stderr, run.stderr
assert "yalu render" in run.stderr, run.stderr
