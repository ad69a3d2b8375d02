"""Countries of OpenStreetMap, and the border lines and the coast that follow from them."""
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import linemerge, polygonize, substring, unary_union

from common import (BOX, SHAPEFILE, densified, km, multi_line, multi_polygon, parts, read, write)
from names import BORDER, BORDER_SECTIONS, COUNTRIES, PLACE_IDS

SOURCE = 'OpenStreetMap via geo-maps 0.6.0'

# The two polygons leave a sliver of 1.5 km between them here; the line crosses it at its middle.
SLIVER_MIDDLE = (126.853807, 41.759891)
# Where the line leaves the Yalu for the mountain, and reaches the Tumen.
SECTION_CUTS = ((128.0576, 41.9788), (128.451, 42.0183))


def load(downloads):
    """{A3: MultiPolygon}, in degrees, valid, neighbours with equal vertices."""
    found = {a['A3']: multi_polygon(g) for a, g in read(f'{downloads}/osm_clip.gpkg')}
    return {a3: densified(found[a3]) for a3 in COUNTRIES}


def shared(a, b):
    line = a.boundary.intersection(b.boundary)
    return linemerge(unary_union([p for p in parts(line) if p.geom_type == 'LineString']))


def border_line(countries):
    """The China-North Korea border as one line, from the mouth of the Yalu to Russia."""
    pieces = [p for p in parts(shared(countries['CHN'], countries['PRK'])) if km(p) > 100]
    assert len(pieces) == 2, 'the border should fall into two long pieces'
    pieces.sort(key=lambda p: p.bounds[0])
    west, east = [list(p.coords) if p.coords[0][0] < p.coords[-1][0] else list(p.coords)[::-1]
                  for p in pieces]
    line = LineString(west + [SLIVER_MIDDLE] + east)
    assert line.is_simple
    return line


def close_sliver(countries, border):
    """Gives each side its half of the sliver, so that the two countries touch along the whole line."""
    west, east = countries['PRK'], countries['CHN']
    both = unary_union([west, east])
    near = Point(SLIVER_MIDDLE)
    gaps = [Polygon(r) for p in parts(both) for r in p.interiors if Polygon(r).distance(near) < 1e-9]
    assert len(gaps) == 1, 'the sliver should be a hole between the two countries'
    halves = list(polygonize(unary_union([gaps[0].exterior, border])))
    inside = [h for h in halves if gaps[0].buffer(1e-9).contains(h)]
    for half in inside:
        a3 = max(('PRK', 'CHN'), key=lambda k: half.boundary.intersection(countries[k].boundary).length)
        countries[a3] = multi_polygon(unary_union([countries[a3], half]))
    print(f'sliver closed: {len(inside)} halves')


def sections(border):
    """Yalu, land section on the mountain, Tumen."""
    cuts = [0.] + [border.project(Point(p)) for p in SECTION_CUTS] + [border.length]
    return [substring(border, cuts[i], cuts[i + 1]) for i in range(3)]


def other_borders(countries):
    """[(name, left A3, right A3, line)] for the pairs that touch, without China-North Korea."""
    out = []
    for name, left, right in (('CN-RU', 'CHN', 'RUS'), ('KP-RU', 'PRK', 'RUS'),
                              ('KP-KR', 'PRK', 'KOR'), ('CN-MN', 'CHN', 'MNG')):
        line = shared(countries[left], countries[right])
        if line.length:
            out.append((name, left, right, multi_line(line)))
    return out


def coastline(countries, border, others):
    inner = unary_union([border] + [line for *_, line in others]).buffer(1e-5)
    frame = BOX.boundary.buffer(1e-6)
    outlines = unary_union([countries[k].boundary for k in countries])
    return [p for p in parts(linemerge(outlines.difference(inner).difference(frame))) if km(p) > .2]


BORDER_FIELDS = [('name', str), ('name_kp', str), ('name_ko', str), ('name_zh', str), ('kind', str),
                 ('length_km', float), ('vertices', int), ('source', str)]
COUNTRY_FIELDS = [('a3', str), ('name', str), ('name_ko', str), ('name_zh', str), ('name_ko_kp', str),
                  ('place_id', str)]
LINE_FIELDS = [('name', str), ('a3_l', str), ('a3_r', str), ('kind', str), ('length_km', float)]


def country_rows(countries):
    for a3, area in countries.items():
        yield (a3, *COUNTRIES[a3], PLACE_IDS.get((a3, ''))), area


def border_rows(border, others):
    # The line between the two Koreas is a military demarcation line, not a border both sides call one.
    kind = {'KP-KR': 'demarcation'}
    yield ('CN-KP', 'CHN', 'PRK', 'border', round(km(border), 1)), multi_line(border)
    for name, left, right, line in others:
        yield (name, left, right, kind.get(name, 'border'), round(km(line), 1)), line


def write_all(folder, countries, border, border_sections, others):
    def row(names, line):
        return (*names, round(km(line), 2), len(line.coords), SOURCE), line
    write(f'{folder}/border_cn_kp.shp', 'border_cn_kp', 'LineString', BORDER_FIELDS,
          [row(BORDER, border)], SHAPEFILE)
    write(f'{folder}/border_cn_kp_sections.shp', 'border_cn_kp_sections', 'LineString', BORDER_FIELDS,
          [row(n, s) for n, s in zip(BORDER_SECTIONS, border_sections)], SHAPEFILE)
    osm = f'{folder}/osm.gpkg'
    write(osm, 'countries', 'MultiPolygon', COUNTRY_FIELDS,
          country_rows(countries))
    write(osm, 'borders', 'MultiLineString', LINE_FIELDS, border_rows(border, others))
    write(osm, 'coastline', 'LineString', [('km', float)],
          [((round(km(p), 2),), p) for p in coastline(countries, border, others)])
