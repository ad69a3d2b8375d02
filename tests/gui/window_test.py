"""The window with the example briefing: zoom, drag, select, play, scenes, keys. Arguments: program, source, out folder."""

import json
import math
import os
import subprocess
import sys
import time

from driver import Window, virtual_display

PROGRAM, SOURCE, OUT = sys.argv[1:4]
BRIEFING = os.path.join(SOURCE, "geodata/briefings/hanbyun-2024-01.briefing.json")
# In the header, between title and buttons: nothing answers to the pointer there.
NOWHERE = (1000, 22)
DANDONG = "hb-2023-11-20"


def near(a, b, tolerance):
    return all(abs(x - y) <= tolerance for x, y in zip(a, b, strict=True))


def zoom_of(state):
    """From ground resolution, so that a camera given as a box has one too."""
    return math.log2(40075016.686 / (512 * state["metres_per_px"]))


def test_first_frame(window):
    state = window.wait_until("the briefing is open", lambda s: s["loaded"] and s["incidents"])
    print("first frame after", state["start_ms"])
    assert state["title"], state
    assert (state["scene"], state["scenes"]) == (1, 5), state
    assert state["certain_incidents"] == 4, state
    window.move(*NOWHERE)
    picture = window.picture("window.png")
    x, y, width, height = state["map"]
    assert window.colors_at(picture, x, y, width, height) > 200, "the map is empty"
    assert window.colors_at(picture, 0, y, x, height) > 20, "the filters are empty"


def test_wheel_keeps_the_place_under_the_pointer(window):
    state = window.state()
    # On the ground and away from marks and cards.
    x, y = state["map"][0] + state["map"][2] * 0.47, state["map"][1] + state["map"][3] * 0.55
    before = window.move(x, y)
    window.xdotool("click", "--repeat", 3, 4)
    after = window.wait_until("it zoomed in by three steps", lambda s: abs(zoom_of(s) - zoom_of(before) - 1.2) < 1e-3)
    # A thousandth of a pixel, in degrees.
    tolerance = before["metres_per_px"] / 80000 / 1000
    assert near(before["pointer"], after["pointer"], tolerance), (before["pointer"], after["pointer"])


def test_drag_takes_the_ground_along(window):
    state = window.state()
    x, y = state["map"][0] + state["map"][2] * 0.47, state["map"][1] + state["map"][3] * 0.55
    before = window.move(x, y)
    window.xdotool("mousedown", 1)
    window.move(x + 60, y - 45)
    window.xdotool("mouseup", 1)
    after = window.wait_until("the ground followed", lambda s: near(s["pointer"], before["pointer"], 1e-5)
                              and s["view"]["camera"] != before["view"]["camera"])
    assert after["selected"] is None, "a drag is no click"


def test_previous_view_and_home(window):
    moved = window.state()
    window.key("alt+Left")
    back = window.wait_until("the view before is back", lambda s: s["view"]["camera"] != moved["view"]["camera"])
    window.key("Home")
    state = window.wait_until("all incidents are in sight", lambda s: "box" in s["view"]["camera"]
                              and s["view"]["camera"] != back["view"]["camera"] and len(s["incidents"]) == 4)
    x, y, width, height = state["map"]
    for place in state["incidents"].values():
        assert x < place[0] < x + width and y < place[1] < y + height, state["incidents"]


def test_click_selects_the_incident(window):
    place = window.state()["incidents"][DANDONG]
    window.move(*place)
    window.wait_until("the pointer tells about it", lambda s: s["hover"] == DANDONG)
    window.picture("window-hover.png")
    window.xdotool("click", 1)
    state = window.wait_until("it is selected", lambda s: s["selected"] == DANDONG)
    assert state["view"]["highlight"] == [DANDONG], state["view"]
    window.move(*NOWHERE)
    window.picture("window-incident.png")
    window.key("Escape")
    window.wait_until("it is no longer selected", lambda s: s["selected"] is None and "highlight" not in s["view"])


def test_keys_zoom_and_pan(window):
    before = window.state()
    window.key("plus")
    zoomed = window.wait_until("plus zooms", lambda s: abs(zoom_of(s) - zoom_of(before) - 0.5) < 0.01)
    window.key("Right")
    window.wait_until("an arrow pans", lambda s: s["view"]["camera"]["center"][0] > zoomed["view"]["camera"]["center"][0])
    window.key("minus")
    window.wait_until("minus zooms back", lambda s: abs(zoom_of(s) - zoom_of(before)) < 0.01)
    window.key("Home")
    window.wait_until("home again", lambda s: "box" in s["view"]["camera"])


def test_play(window):
    window.key("space")
    first = window.wait_until("it plays", lambda s: s["playing"] and "shown" in s["view"])
    window.wait_until("time passes", lambda s: s["view"].get("shown") != first["view"]["shown"])
    window.wait_until("Dandong has come and Onsong has not",
                      lambda s: DANDONG in s["incidents"] and "hb-2023-12-26" not in s["incidents"])
    window.key("space")
    window.wait_until("it pauses", lambda s: not s["playing"] and "shown" in s["view"])
    window.picture("window-playing.png")
    window.key("Escape")
    window.wait_until("everything is shown", lambda s: "shown" not in s["view"] and len(s["incidents"]) == 4)


def test_scenes(window):
    window.key("Next")
    window.wait_until("it flies to the second scene", lambda s: s["scene"] == 2)
    # Stepping again on the way interrupts the flight.
    window.key("Next")
    state = window.wait_until("it rests in the third scene", lambda s: s["scene"] == 3 and not s["flying"])
    with open(BRIEFING, encoding="utf-8") as file:
        scene = json.load(file)["scenes"][2]
    assert state["view"]["camera"] == scene["view"]["camera"], state["view"]
    assert [state["selected"]] == scene["view"]["highlight"], state
    window.picture("window-scene.png")
    window.key("Prior")
    state = window.wait_until("it is back in the second", lambda s: s["scene"] == 2 and not s["flying"])
    assert state["selected"] == DANDONG, state


def test_map_alone(window):
    before = window.state()
    window.key("F9")
    alone = window.wait_until("the map is alone", lambda s: s["folds"]["map_alone"])
    assert alone["map"][0] == 0 and alone["map"][1] == 0 and alone["map"][2] > before["map"][2], alone["map"]
    window.picture("window-alone.png")
    window.key("F9")
    window.wait_until("everything is back", lambda s: s["map"] == before["map"])


def test_style(window):
    state = window.state()
    height_of_header, right = 44, state["map"][0] + state["map"][2] + 320
    window.click(right - 60, height_of_header / 2)
    window.wait_until("it is dark", lambda s: s["view"].get("style") == "dark")
    window.move(right / 2, state["map"][1] + state["map"][3] + 20)
    window.picture("window-dark.png")
    window.click(right - 60, height_of_header / 2)
    window.wait_until("it is light", lambda s: s["view"].get("style", "light") == "light")


def test_filter(window):
    state = window.state()
    # The line "alleged": below the headings, one kind and "confirmed".
    line = [120, 216]
    window.click(*line)
    window.wait_until("alleged ones are gone", lambda s: s["certain_incidents"] == 0)
    window.click(*line)
    window.wait_until("they are back", lambda s: s["certain_incidents"] == state["certain_incidents"])


def test_timeline(window):
    state = window.state()
    width = state["map"][0] + state["map"][2] + 320
    top = state["map"][1] + state["map"][3]
    # The band's right edge is the end of the axis, here: 31 December.
    window.move(width - 24, top + 80)
    window.xdotool("mousedown", 1)
    window.move(width - 24 - 350, top + 80)
    window.xdotool("mouseup", 1)
    dragged = window.wait_until("the window of dates ends earlier", lambda s: s["view"]["filter"]["to"] < "2023-12-31")
    assert dragged["view"]["filter"]["from"] == "2023-11-01", dragged["view"]["filter"]

    # Typed dates: the acceptance case of the end of November to the eve of the last return.
    for x, text in ((width - 350, "2023-11-25"), (width - 230, "2023-12-25")):
        window.click(x, top + 28)
        window.key("ctrl+a")
        window.xdotool("type", text)
        window.key("Return")
    state = window.wait_until("both dates are taken", lambda s: (s["view"]["filter"].get("from"), s["view"]["filter"].get("to"))
                              == ("2023-11-25", "2023-12-25"))
    assert (state["certain_incidents"], state["possible_incidents"]) == (0, 2), state
    window.picture("window-possible.png")

    # Written dates are read, Tab goes on to the other field, and what is no date stays and is said.
    window.click(width - 350, top + 28)
    window.key("ctrl+a")
    window.xdotool("type", "Nov 2023")
    window.key("Tab")
    window.wait_until("a month is read", lambda s: s["view"]["filter"]["from"] == "2023-11-01")
    window.key("ctrl+a")
    window.xdotool("type", "Novmber")
    window.key("Return")
    window.wait_until("a slip is said", lambda s: "Novmber" in s["date_error"]
                      and s["view"]["filter"]["to"] == "2023-12-25")
    window.picture("window-date-error.png")
    window.click(width - 230, top + 28)
    window.key("ctrl+a")
    window.xdotool("type", "2023-12-25")
    window.key("Return")
    window.wait_until("the slip is mended", lambda s: not s["date_error"])
    window.click(width - 350, top + 28)
    window.key("ctrl+a")
    window.xdotool("type", "2023-11-25")
    window.key("Return")
    window.wait_until("as before", lambda s: s["view"]["filter"]["from"] == "2023-11-25")

    # The strip has the arrows now.
    window.click(width / 2, top + 40)
    window.key("Right")
    window.wait_until("the first by date is selected", lambda s: s["selected"] == "hb-2023-11-end")
    window.key("Right")
    window.wait_until("then the second", lambda s: s["selected"] == "hb-2023-12-end")
    window.key("Left")
    window.wait_until("and back", lambda s: s["selected"] == "hb-2023-11-end")


def test_box_zoom_and_coordinate(window):
    window.key("Prior")
    state = window.wait_until("it rests in the first scene", lambda s: s["scene"] == 1 and not s["flying"])
    x, y, width, height = state["map"]
    window.move(x + width * 0.40, y + height * 0.50)
    window.xdotool("keydown", "shift", "mousedown", 1)
    window.move(x + width * 0.60, y + height * 0.70)
    window.xdotool("mouseup", 1, "keyup", "shift")
    zoomed = window.wait_until("a fifth of the frame fills it", lambda s: s["metres_per_px"] < state["metres_per_px"] * 0.21)
    assert zoomed["metres_per_px"] > state["metres_per_px"] * 0.19, zoomed["metres_per_px"]
    window.click(x + width * 0.5, y + height * 0.5, button=3)
    window.wait_until("the coordinate is copied", lambda s: s["notice"] and "\u00b0 N" in s["notice"])


def test_next_view_and_fit_to_selection(window):
    zoomed = window.state()
    window.key("alt+Left")
    back = window.wait_until("the view before is back", lambda s: s["view"]["camera"] != zoomed["view"]["camera"])
    window.key("alt+Right")
    window.wait_until("and the one after it", lambda s: s["view"]["camera"] == zoomed["view"]["camera"])
    window.key("alt+Left")
    state = window.wait_until("and back", lambda s: s["view"]["camera"] == back["view"]["camera"])
    window.click(*state["incidents"][DANDONG])
    window.wait_until("it is selected", lambda s: s["selected"] == DANDONG)
    window.key("f")
    state = window.wait_until("what is selected fills the map", lambda s: "box" in s["view"]["camera"]
                              and s["metres_per_px"] < back["metres_per_px"] / 2)
    window.key("Escape")
    window.wait_until("nothing is selected", lambda s: s["selected"] is None)
    window.key("f")
    window.wait_until("all is in sight", lambda s: s["metres_per_px"] > state["metres_per_px"] * 2)


def test_readout(window):
    x, y, width, height = window.state()["map"]
    window.move(x + width * 0.3, y + height * 0.3)
    state = window.wait_until("the coordinate is read out", lambda s: s["readout"] and "\u00b0 N" in s["readout"])
    lon, lat = state["pointer"]
    assert abs(float(state["readout"].split("\u00b0")[0]) - lat) < 0.006, (state["readout"], lat)
    button = (x + 236 + 40, y + height - 24)
    seen = []
    for _ in range(3):
        before = window.move(*button)["readout"]
        window.xdotool("click", 1)
        seen.append(window.wait_until("it is written otherwise", lambda s, b=before: s["readout"] != b)["readout"])
    assert "\u2032" in seen[0] and seen[1].startswith("UTM 5") and "\u00b0 N" in seen[2], seen


def test_measure(window):
    window.key("Home")
    state = window.wait_until("all is in sight", lambda s: len(s["incidents"]) == 4)
    window.key("m")
    window.wait_until("it measures", lambda s: s["measured_points"] == 0)
    x, y, width, height = state["map"]
    places = []
    for share_x, share_y in ((0.3, 0.6), (0.5, 0.4), (0.6, 0.55)):
        places.append(window.move(x + width * share_x, y + height * share_y)["pointer"])
        window.xdotool("click", 1)
        window.wait_until("a point more", lambda s: s["measured_points"] == len(places))
    window.move(x + width * 0.7, y + height * 0.4)
    window.picture("window-measure.png")
    state = window.state()
    assert state["selected"] is None, "a click measures and selects nothing"

    def haversine_m(a, b):
        (lon_a, lat_a), (lon_b, lat_b) = ([math.radians(v) for v in p] for p in (a, b))
        h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
        return 2 * 6371008.8 * math.asin(math.sqrt(h))

    expected = haversine_m(places[0], places[1]) + haversine_m(places[1], places[2])
    assert abs(state["measured_m"] / expected - 1) < 0.006, (state["measured_m"], expected)
    window.key("BackSpace")
    window.wait_until("the last point is gone", lambda s: s["measured_points"] == 2)
    window.key("Escape")
    window.wait_until("it has ended", lambda s: s["measured_points"] is None)


def test_settings(window):
    window.key("Home")
    window.key("ctrl+comma")
    state = window.wait_until("the settings are open", lambda s: s["settings"])
    conic = state["projection"]
    window.picture("window-settings.png")
    right = state["map"][0] + state["map"][2] + 320
    left = right - 8 - 460 + 24
    window.click(left + 40, 44 + 8 + 92)
    window.wait_until("motion is reduced", lambda s: s["reduced_motion"])
    window.key("Next")
    window.wait_until("the next scene is there without a flight", lambda s: s["scene"] == 2 and not s["flying"])
    window.key("Prior")
    window.wait_until("and the first", lambda s: s["scene"] == 1 and not s["flying"])
    window.click(left + 40, 44 + 8 + 92)
    window.wait_until("motion is back", lambda s: not s["reduced_motion"])
    # The second of the presets.
    window.click(left + 60, 44 + 8 + 328)
    mercator = window.wait_until("it is Mercator", lambda s: s["projection"] == "EPSG:3857" and not s["loading"])
    assert len(mercator["incidents"]) == 4, mercator["incidents"]
    window.picture("window-mercator.png")
    field = (left + 100, 44 + 8 + 550)
    window.click(*field)
    window.xdotool("type", "EPSG:99999")
    window.key("Return")
    state = window.wait_until("what is wrong is said", lambda s: "EPSG:99999" in s["projection_error"])
    assert "PROJ does not know it" in state["projection_error"], state["projection_error"]
    assert state["projection"] == "EPSG:3857", "the old one is kept"
    window.picture("window-projection-error.png")
    window.click(*field)
    window.key("ctrl+a")
    window.xdotool("type", conic)
    window.key("Return")
    window.wait_until("the conic is back", lambda s: s["projection"] == conic and not s["projection_error"]
                      and not s["loading"])
    window.move(*NOWHERE)
    window.click(900, 22)
    window.key("Escape")
    window.wait_until("the settings are closed", lambda s: not s["settings"])


def test_fold(window):
    before = window.state()
    window.click(before["map"][0] - 20, 64)
    folded = window.wait_until("the filters are folded", lambda s: s["folds"]["filters"] and s["map"][0] == 0)
    window.click(6, folded["map"][1] + folded["map"][3] / 2)
    window.wait_until("they are back", lambda s: s["map"] == before["map"])


def test_help(window):
    window.key("F1")
    window.wait_until("help is open", lambda s: s["help"])
    window.picture("window-help.png")
    window.key("Escape")
    window.wait_until("help is closed", lambda s: not s["help"])


def test_quit(window):
    window.key("ctrl+q")
    assert window.end() == 0


def test_missing_file(environment):
    window = Window(PROGRAM, [os.path.join(OUT, "no-such-file.csv")], environment, OUT)
    try:
        state = window.wait_until("the error is shown over an empty map", lambda s: s["error"] and s["loaded"])
        assert "no-such-file.csv" in state["error"], state["error"]
        window.picture("window-error.png")
        window.key("Escape")
        window.wait_until("the error is closed", lambda s: not s["error"])
        window.key("ctrl+q")
        assert window.end() == 0
    finally:
        window.process.kill()


def test_reading_options(environment):
    """A table of other columns and places opens in the window as on the command line."""
    table, places = os.path.join(OUT, "table.csv"), os.path.join(OUT, "places.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("ref;day;to,where,or,not\nr1;2023-11-20;Utopia\nr2;2023-11-21;Utopia\n")
    with open(places, "w", encoding="utf-8") as file:
        file.write("name,kind,country,lon,lat\nUtopia,town,cn,124.4,40.1\n")
    window = Window(PROGRAM, ["--separator", "semicolon", "--map", "ref=id", "--map", "day=date", "--map",
                              "to,where,or,not=destination", "--gazetteer", places, table], environment, OUT)
    try:
        state = window.wait_until("the table is open", lambda s: s["loaded"] and (s["incidents"] or s["error"]))
        assert not state["error"], state["error"]
        assert state["certain_incidents"] == 2, state
        assert set(state["incidents"]) <= {"r1", "r2"}, state["incidents"]
        window.key("ctrl+q")
        assert window.end() == 0
    finally:
        window.process.kill()


def test_piles(environment):
    """A counted mark tells what it is, lists what it holds, and a row of the list selects."""
    table = os.path.join(OUT, "many.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("id,date,destination,destination_precision,persons_text,kind,claimed_by\n")
        for i in range(40):
            date = f"2023-11-{i % 28 + 1:02}" if i % 4 else "2023-11/2023-12"
            file.write(f"d{i},{date},Sinuiju,settlement,some {10 + i},forced-repatriation,Hanbyun\n")
        for i in range(12):
            file.write(f"o{i},2023-12-{i + 1:02},Onsong,county,some 30,forced-repatriation,Hanbyun\n")
        file.write("m1,2023-12-05,Musan,settlement,some 10,forced-repatriation,Hanbyun\n")
    window = Window(PROGRAM, ["--size", "1440x900", table], environment, OUT)
    try:
        window.wait_until("the table is open", lambda s: s["loaded"] and s["incidents"])
        window.move(*NOWHERE)
        state = window.move(400, 500)
        state = window.wait_until("the piles are known", lambda s: len(s["piles"]) == 2)
        merged, area = state["piles"]
        assert (merged[2], area[2]) == (40, 12), state["piles"]
        window.move(merged[0] + 4, merged[1] - 4)
        window.wait_until("it tells how many", lambda s: s["hover_pile"] == 40 and s["hover"] is None)
        window.picture("window-pile-hover.png")
        window.xdotool("click", 1)
        window.wait_until("its list is open", lambda s: s["open_pile"] == 40 and s["selected"] is None)
        window.picture("window-pile.png")
        # The list stands beside the mark, on the side with more room; its second row of incidents.
        window.click(merged[0] + 200, merged[1] + 40)
        state = window.wait_until("a row selects", lambda s: s["selected"] and s["selected"][0] == "d")
        assert state["open_pile"] == 40, "one may go on to the next row"
        window.picture("window-pile-selected.png")
        window.key("Escape")
        state = window.wait_until("the list is closed", lambda s: s["open_pile"] is None)
        assert state["selected"], "the selection stays"
        window.key("Escape")
        window.wait_until("nothing is selected", lambda s: s["selected"] is None)
        window.move(area[0], area[1] + 14)
        window.wait_until("the area tells, too", lambda s: s["hover_pile"] == 12)
        window.xdotool("click", 1)
        window.wait_until("its list is open", lambda s: s["open_pile"] == 12)
        window.picture("window-pile-area.png")
        window.key("Home")
        window.key("plus")
        window.wait_until("another view closes it", lambda s: s["open_pile"] is None)
        window.key("Home")
        bottom = state["map"][1] + state["map"][3]
        window.click(1440 - 350, bottom + 28)
        window.xdotool("type", "10 Nov 2023")
        window.key("Return")
        window.wait_until("only later ones", lambda s: s["view"].get("filter", {}).get("from") == "2023-11-10")
        window.move(*NOWHERE)
        state = window.move(400, 500)
        state = window.wait_until("the piles are known", lambda s: len(s["piles"]) == 2)
        # Of d0 to d39 every fourth lasts from November to December, the others are days 2 to 28.
        certain = sum(1 for i in range(40) if i % 4 and i % 28 + 1 >= 10)
        assert state["piles"][0][2] == certain + 10, state["piles"]
        window.click(*state["piles"][0][:2])
        window.wait_until("its list is open", lambda s: s["open_pile"] == certain + 10)
        window.move(state["piles"][0][0] + 200, state["piles"][0][1])
        window.xdotool("click", "--repeat", 20, 5)
        time.sleep(0.5)
        window.picture("window-pile-possible.png")
        window.key("ctrl+q")
        assert window.end() == 0
    finally:
        window.process.kill()


def cpu_seconds(window):
    """Of the program so far."""
    with open(f"/proc/{window.process.pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_share(window, seconds):
    before = cpu_seconds(window)
    time.sleep(seconds)
    return (cpu_seconds(window) - before) / seconds


def window_id(window):
    return subprocess.run(["xdotool", "search", "--class", "yalu"], env=window.environment, check=True,
                          capture_output=True, text=True).stdout.split()[-1]


def test_idle_tiny_and_out_of_sight(environment):
    """A window at rest sleeps, one that nobody sees does not spin even while it plays, and no size is too small."""
    window = Window(PROGRAM, ["--size", "1440x900", BRIEFING], environment, OUT)
    try:
        window.wait_until("the briefing is open", lambda s: s["loaded"] and s["incidents"])
        window.move(*NOWHERE)
        time.sleep(0.5)
        idle = cpu_share(window, 3)
        assert idle < 0.02, f"an idle window takes {idle:.0%} of a processor"

        drawn = window.state()["scenes_built"]
        x, y, width, height = window.state()["map"]
        for step in range(12):
            window.move(x + width * (0.3 + 0.02 * step), y + height * 0.6)
        assert window.state()["scenes_built"] == drawn, "the pointer changes nothing on the map"

        number = window_id(window)
        window.key("space")
        window.wait_until("it plays", lambda s: s["playing"])
        window.xdotool("windowunmap", number)
        time.sleep(0.5)
        hidden = cpu_share(window, 2)
        assert hidden < 0.05, f"a window out of sight takes {hidden:.0%} of a processor"
        window.xdotool("windowmap", number)
        shown = window.wait_until("it is back", lambda s: s["playing"] or "shown" not in s["view"])
        window.xdotool("windowfocus", number)
        window.key("Escape")
        window.wait_until("it rests", lambda s: not s["playing"] and "shown" not in s["view"])
        assert shown["incidents"] is not None

        for size in ((1, 1), (30, 20), (200, 60), (60, 300), (640, 400)):
            window.xdotool("windowsize", number, *size)
            window.wait_until(f"it is {size}", lambda s, z=size: tuple(s["window"]) == z)
        window.picture("window-small.png")
        window.xdotool("windowsize", number, 1440, 900)
        window.wait_until("it is as large as before", lambda s: s["window"] == [1440, 900] and len(s["incidents"]) == 4)
        window.key("ctrl+q")
        assert window.end() == 0
    finally:
        window.process.kill()


def test_without_opengl_33(environment):
    """A driver that is too old is named, with what to do instead."""
    run = subprocess.run([PROGRAM, BRIEFING], env=dict(environment, MESA_GL_VERSION_OVERRIDE="2.1"), capture_output=True,
                         text=True, timeout=60, check=False)
    assert run.returncode == 1, run
    assert "OpenGL 3.3" in run.stderr and "yalu render" in run.stderr, run.stderr


def main():
    tests = [test_first_frame, test_wheel_keeps_the_place_under_the_pointer, test_drag_takes_the_ground_along,
             test_previous_view_and_home, test_click_selects_the_incident, test_keys_zoom_and_pan, test_play, test_scenes,
             test_map_alone, test_style, test_filter, test_timeline, test_box_zoom_and_coordinate,
             test_next_view_and_fit_to_selection, test_readout, test_measure, test_settings,
             test_fold, test_help, test_quit]
    with virtual_display() as environment:
        window = Window(PROGRAM, ["--size", "1440x900", BRIEFING], environment, OUT)
        try:
            for test in tests:
                print(test.__name__, flush=True)
                test(window)
        finally:
            window.process.kill()
        print("test_missing_file", flush=True)
        test_missing_file(environment)
        print("test_reading_options", flush=True)
        test_reading_options(environment)
        print("test_piles", flush=True)
        test_piles(environment)
        print("test_idle_tiny_and_out_of_sight", flush=True)
        test_idle_tiny_and_out_of_sight(environment)
        print("test_without_opengl_33", flush=True)
        test_without_opengl_33(environment)


main()
