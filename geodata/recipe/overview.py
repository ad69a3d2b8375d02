"""Generalised twins of the heavy layers for small scales.

Every boundary is simplified once, as an arc between two junctions, and the areas are put together again
from the simplified arcs. So neighbours keep equal vertices and no slivers or gaps can appear between them.
"""
from shapely.geometry import LineString, Polygon
from shapely.ops import linemerge, polygonize, unary_union
from shapely.prepared import prep

import countries as country_part
import provinces as province_part
from common import BOX, from_lcc, km, multi_line, multi_polygon, parts, to_lcc, vertices, write
from names import COUNTRIES

TOLERANCE_M = 350           # Douglas-Peucker: about one pixel at 300 m per pixel
SMALLEST_ISLAND_M2 = 2.5e6  # smaller islands and lagoons are left out


def _arcs(areas):
    """Boundaries cut at junctions, in metres of the program's projection."""
    lines = linemerge(unary_union([a.boundary for a in areas.values()]))
    for line in parts(lines):
        line = to_lcc(line)
        if line.is_ring and Polygon(line).area < SMALLEST_ISLAND_M2:
            continue
        if line.is_ring:
            ring = Polygon(line).simplify(TOLERANCE_M).exterior
            yield LineString(ring.coords)
        else:
            yield line.simplify(TOLERANCE_M, preserve_topology=False)


def simplified(areas):
    """{key: MultiPolygon} like areas, in metres of the program's projection, fit to each other."""
    metres = {key: to_lcc(a).buffer(0) for key, a in areas.items()}
    contains = {key: prep(a) for key, a in metres.items()}
    out = {}
    for face in polygonize(unary_union(list(_arcs(areas)))):
        point = face.representative_point()
        key = next((k for k in contains if contains[k].contains(point)), None)
        # A thin face may have its middle just outside: what it mostly covers counts.
        if key is None:
            cover = {k: metres[k].intersection(face).area for k in sorted(metres)}
            key = max(cover, key=cover.get)
            if cover[key] < .5 * face.area:
                continue
        out.setdefault(key, []).append(face)
    return {key: multi_polygon(unary_union(out[key])) for key in areas if key in out}


def build(countries, provinces):
    """(countries, provinces) in degrees, generalised together; shared vertices are equal in both."""
    areas = {('', a3): g for a3, g in countries.items() if a3 not in ('CHN', 'PRK')}
    areas.update(provinces)
    faces = simplified(areas)
    small_provinces = {k: from_lcc(g) for k, g in faces.items() if k[0]}
    small_countries = {}
    for a3 in COUNTRIES:
        own = [g for k, g in faces.items() if (k[0] or k[1]) == a3]
        small_countries[a3] = from_lcc(multi_polygon(unary_union(own)))
    return small_countries, small_provinces


def coastline(countries):
    """What is outline of the land as a whole, without the frame of the box."""
    land = unary_union([to_lcc(g) for g in countries.values()])
    frame = to_lcc(_fine(BOX.boundary))
    line = linemerge(land.boundary.difference(frame.buffer(2 * TOLERANCE_M)))
    return [from_lcc(p) for p in parts(line) if p.length > 4 * TOLERANCE_M]


def _fine(line, step=.05):
    n = int(line.length / step)
    return LineString([line.interpolate(i / n, normalized=True) for i in range(n + 1)])


def write_all(folder, countries, provinces):
    osm = f'{folder}/osm.gpkg'
    write(osm, 'countries_overview', 'MultiPolygon', country_part.COUNTRY_FIELDS,
          country_part.country_rows(countries))
    write(osm, 'coastline_overview', 'LineString', [('km', float)],
          [((round(km(p), 2),), p) for p in coastline(countries)])
    border = multi_line(country_part.shared(countries['CHN'], countries['PRK']))
    write(osm, 'borders_overview', 'MultiLineString', country_part.LINE_FIELDS,
          country_part.border_rows(border, country_part.other_borders(countries)))
    write(osm, 'provinces_overview', 'MultiPolygon', province_part.FIELDS, province_part.rows(provinces))
    write(osm, 'province_lines_overview', 'MultiLineString', province_part.LINE_FIELDS,
          province_part.dividing_lines(provinces))


def check(countries, provinces):
    """Neighbours must not overlap, and nothing may be left between the provinces of one country."""
    for layer in (countries, provinces):
        keys = list(layer)
        for i, a in enumerate(keys):
            assert layer[a].is_valid, a
            for b in keys[i + 1:]:
                assert layer[a].intersection(layer[b]).area < 1e-9, (a, b)
    for a3 in ('CHN', 'PRK'):
        whole = unary_union([g for k, g in provinces.items() if k[0] == a3])
        assert whole.symmetric_difference(countries[a3]).area < 1e-9, a3
    total = sum(vertices(g) for layer in (countries, provinces) for g in layer.values())
    print(f'overview: {total} vertices in countries and provinces, no overlaps')
