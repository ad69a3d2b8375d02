"""A display without a screen, the program in it, and the hands and eyes of a test."""

import contextlib
import json
import os
import subprocess
import time


@contextlib.contextmanager
def virtual_display():
    """An X server of its own; yields the environment for whoever wants to be on it."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        assert number, "Xvfb did not start"
        yield dict(os.environ, DISPLAY=":" + number, LIBGL_ALWAYS_SOFTWARE="1")
    finally:
        server.terminate()
        server.wait()


class Window:
    """The running program. Every wait is for a state, never for a time, and fails loudly after `patience` seconds."""

    patience = 40

    def __init__(self, program, arguments, environment, folder):
        self.folder = folder
        self.environment = environment
        self.state_file = os.path.join(folder, "state.json")
        with contextlib.suppress(FileNotFoundError):
            os.remove(self.state_file)
        self.process = subprocess.Popen([program, "--state-file", self.state_file, *arguments], env=environment)

    def state(self):
        """What the window last wrote, or nothing."""
        try:
            with open(self.state_file, encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            return None

    def wait_until(self, what, condition):
        """Waits until the state fulfils the condition, and returns it."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the program ended with {self.process.returncode} before: {what}"
            state = self.state()
            if state is not None and condition(state):
                return state
            time.sleep(0.02)
        raise AssertionError(f"waited in vain until {what}; the state is {json.dumps(self.state(), indent=1)}")

    def xdotool(self, *arguments):
        """Real events through the X server."""
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True)

    def move(self, x, y):
        """The pointer to a place of the window; returns the state that has seen it there."""
        origin = self.origin()
        place = [round(origin[0] + x), round(origin[1] + y)]
        self.xdotool("mousemove", *place)
        seen = [place[0] - origin[0], place[1] - origin[1]]
        return self.wait_until(f"the pointer is at {seen}", lambda state: state["mouse"] == seen)

    def origin(self):
        """Where the window's content begins on the display."""
        found = subprocess.run(["xdotool", "search", "--class", "yalu"], env=self.environment, check=True,
                               capture_output=True, text=True).stdout.split()
        shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", found[-1]], env=self.environment, check=True,
                               capture_output=True, text=True).stdout
        values = dict(line.split("=") for line in shell.split())
        return int(values["X"]), int(values["Y"])

    def click(self, x, y, button=1):
        self.move(x, y)
        self.xdotool("click", button)

    def key(self, name):
        self.xdotool("key", name)

    def picture(self, name):
        """A photograph of the whole display."""
        path = os.path.join(self.folder, name)
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)
        return path

    def colors_at(self, picture, x, y, width, height):
        """How many colours a part of a picture has: one means that nothing was drawn there."""
        origin = self.origin()
        box = f"{round(width)}x{round(height)}+{round(origin[0] + x)}+{round(origin[1] + y)}"
        counted = subprocess.run(["convert", picture, "-crop", box, "-format", "%k", "info:"], check=True,
                                 capture_output=True, text=True)
        return int(counted.stdout)

    def end(self):
        """The exit status after the program was asked to quit; kills it where it does not."""
        try:
            return self.process.wait(timeout=self.patience)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
