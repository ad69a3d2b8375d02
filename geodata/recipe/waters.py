"""Rivers and lakes: the border rivers from OpenStreetMap, the others from GSHHG, names from Natural Earth."""
import numpy as np
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import linemerge, polygonize, unary_union

from common import BOX, km, multi_line, multi_polygon, parts, read, to_utm, write
from countries import shared
from names import LAKES, RIVERS, SHARED_RIVERS

NE_RIVERS = 'libmagics++-data/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp'
FIELDS = [('name', str), ('name_kp', str), ('name_ko', str), ('name_zh', str), ('rank', int), ('km', float)]
LAKE_FIELDS = [('name', str), ('name_kp', str), ('name_ko', str), ('name_zh', str), ('area_km2', float),
               ('source', str)]

# No source has the crater lake: an ellipse of about its place and size (9.8 km2), said to be schematic.
HEAVEN_LAKE = Polygon([(128.0565 + .0195 * np.cos(t), 42.0063 + .0205 * np.sin(t))
                       for t in np.linspace(0, 2 * np.pi, 48, endpoint=False)])


def _gmt_lines(path):
    """Yields (level, line) from the text that gmt coast -M writes."""
    level, points = None, []
    with open(path, encoding='ascii') as file:
        for text in file:
            if text[0] in '>#':
                if len(points) > 1:
                    yield level, LineString(points)
                points = []
                level = int(text.rsplit('Level', 1)[1]) if 'Level' in text else None
            else:
                points.append(tuple(map(float, text.split()[:2])))
    if len(points) > 1:
        yield level, LineString(points)


def border_rivers(countries, sections):
    """The two shared rivers along the border line; the Tumen goes on between North Korea and Russia."""
    below = multi_line(shared(countries['PRK'], countries['RUS']))
    tumen = linemerge(unary_union([sections[2]] + parts(below)))
    return [((*SHARED_RIVERS[0], 1, round(km(sections[0]), 1)), multi_line(sections[0])),
            ((*SHARED_RIVERS[1], 1, round(km(tumen), 1)), multi_line(tumen))]


def inner_rivers(downloads, shared_rivers):
    named = {}
    for a, g in read(f'{downloads}/{NE_RIVERS}', rect=BOX.bounds):
        if a['name'] and a['name'] not in ('Yalu', 'Tumen'):
            named.setdefault(a['name'], []).append(to_utm(g.intersection(BOX)))
    named = {k: unary_union(v).buffer(4000) for k, v in sorted(named.items())}
    border = to_utm(unary_union([g for _, g in shared_rivers])).buffer(3500)
    by_level = {}
    for level, line in _gmt_lines(f'{downloads}/gshhg_rivers.txt'):
        by_level.setdefault(level, []).append(line)
    for level, lines in sorted(by_level.items()):
        for line in parts(linemerge(multi_line(unary_union(lines).intersection(BOX)))):
            metres = to_utm(line)
            if metres.length > 2000 and metres.intersection(border).length > .6 * metres.length:
                continue    # a coarse double of a border river
            best = max(named, key=lambda k: named[k].intersection(metres).length)
            sure = named[best].intersection(metres).length > .7 * metres.length
            name = RIVERS.get(best, (best, None, None, None)) if sure else (None,) * 4
            rank = 2 if name[0] else min(level + 1, 4)
            yield (*name, rank, round(km(line), 1)), multi_line(line)


def lakes(downloads):
    shores = [g for level, g in _gmt_lines(f'{downloads}/gshhg_shores.txt') if level == 2]
    for lake in polygonize(unary_union(shores)):
        area = to_utm(lake).area / 1e6
        if area < .3 or not lake.intersects(BOX):
            continue
        near = min(LAKES, key=lambda l: lake.distance(Point(l[:2])))
        name = near[2:] if lake.distance(Point(near[:2])) < .05 else (None,) * 4
        yield (*name, round(area, 1), 'GSHHG'), multi_polygon(lake)
    yield ('Heaven Lake', 'Chon', '천지', '天池', 9.8, 'schematic'), multi_polygon(HEAVEN_LAKE)


def write_all(folder, downloads, countries, sections):
    rivers = border_rivers(countries, sections)
    write(f'{folder}/osm.gpkg', 'rivers_border', 'MultiLineString', FIELDS, rivers)
    write(f'{folder}/gshhg.gpkg', 'rivers', 'MultiLineString', FIELDS, inner_rivers(downloads, rivers))
    write(f'{folder}/gshhg.gpkg', 'lakes', 'MultiPolygon', LAKE_FIELDS, lakes(downloads))
