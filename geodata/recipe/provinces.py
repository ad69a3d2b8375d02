"""Provinces of China and North Korea: Natural Earth's lines cut into the OpenStreetMap outlines."""
import numpy as np
from shapely.geometry import LineString, Point
from shapely.ops import linemerge, nearest_points, polygonize, unary_union

from common import BOX, multi_line, multi_polygon, parts, read, to_utm, write
from names import PLACE_IDS, PROVINCES

# Natural Earth has water where OpenStreetMap has the dammed Taedong estuary: the line goes on there by hand.
TAEDONG = LineString([(125.647, 38.629), (125.63, 38.659), (125.52, 38.675), (125.42, 38.705),
                      (125.33, 38.715), (125.255, 38.7), (125.17, 38.69), (125.0, 38.68)])

LINES = 'libmagics++-data/usr/share/magics/10m/ne_10m_admin_1_states_provinces_lines.shp'
AREAS = 'qgis-common/usr/share/qgis/resources/data/world_map.gpkg'


def _reach(start, end, beyond):
    """The segment start -> end, a little further, so that it surely crosses what it should meet."""
    length = np.hypot(end[0] - start[0], end[1] - start[1]) or 1
    return LineString([start, (end[0] + (end[0] - start[0]) / length * beyond,
                               end[1] + (end[1] - start[1]) / length * beyond)])


def _joined(lines, outline):
    """The lines, with loose ends led on in their own direction, to the next line and to the outline."""
    ends = {}
    for line in lines:
        for point in (line.coords[0], line.coords[-1]):
            ends[point] = ends.get(point, 0) + 1
    out = list(lines)
    for line in lines:
        coords = list(line.coords)
        for end, inner in ((coords[0], coords[1]), (coords[-1], coords[-2])):
            if ends[end] > 1:
                continue
            out.append(_reach(inner, end, .003))
            targets = [(other, .04) for other in lines if other is not line] + [(outline, .25)]
            for target, limit in targets:
                if 0 < target.distance(Point(end)) < limit:
                    near = nearest_points(target, Point(end))[0].coords[0]
                    out.append(_reach(end, near, .002))
    return out


def build(downloads, countries):
    """{(A3, Natural Earth name): MultiPolygon}; together exactly China and North Korea."""
    lines = [g for a, g in read(f'{downloads}/{LINES}', rect=BOX.bounds) if a['adm0_a3'] in ('PRK', 'CHN')]
    areas = [(a, g.intersection(BOX)) for a, g in
             read(f'{downloads}/{AREAS}', 'states_provinces', "adm0_a3 IN ('PRK','CHN')", BOX.bounds)]
    outline = unary_union([countries['PRK'].boundary, countries['CHN'].boundary])
    net = _joined(parts(linemerge(unary_union(lines))) + [TAEDONG], outline)
    faces = {}
    for a3 in ('PRK', 'CHN'):
        named = [(a['name'], g) for a, g in areas if a['adm0_a3'] == a3 and not g.is_empty]
        for face in polygonize(unary_union([countries[a3].boundary] + net)):
            point = face.representative_point()
            if not countries[a3].contains(point):
                continue
            # a face belongs to the province it shares most ground with; islands to the nearest
            name, area = max(named, key=lambda n: n[1].intersection(face).area)
            if area.intersection(face).area == 0:
                name = min(named, key=lambda n: n[1].distance(point))[0]
            faces.setdefault((a3, name), []).append(face)
    return {key: multi_polygon(unary_union(f)) for key, f in sorted(faces.items())}


def names_of(key):
    """(name, Hangul, Hanzi)"""
    return PROVINCES.get(key[1], (key[1], None, None))


def dividing_lines(provinces):
    """[((A3, left name, right name), MultiLineString)] between provinces of one country."""
    out = []
    keys = sorted(provinces)
    for i, left in enumerate(keys):
        for right in keys[i + 1:]:
            if left[0] != right[0]:
                continue
            line = provinces[left].boundary.intersection(provinces[right].boundary)
            pieces = [p for p in parts(line) if p.geom_type == 'LineString' and not p.is_empty]
            if pieces:
                line = linemerge(pieces) if len(pieces) > 1 else pieces[0]
                out.append(((left[0], names_of(left)[0], names_of(right)[0]), multi_line(line)))
    return out


FIELDS = [('a3', str), ('name', str), ('name_ko', str), ('name_zh', str), ('ne_name', str),
          ('area_km2', int), ('label_x', float), ('label_y', float), ('place_id', str)]
LINE_FIELDS = [('a3', str), ('left', str), ('right', str)]


def rows(provinces):
    for key, area in sorted(provinces.items()):
        label = max(parts(area), key=lambda p: p.area).representative_point()
        yield (key[0], *names_of(key), key[1], round(to_utm(area).area / 1e6),
               round(label.x, 4), round(label.y, 4),
               PLACE_IDS.get((key[0], names_of(key)[0]))), area


def write_all(folder, provinces):
    write(f'{folder}/osm.gpkg', 'provinces', 'MultiPolygon', FIELDS, rows(provinces))
    write(f'{folder}/osm.gpkg', 'province_lines', 'MultiLineString', LINE_FIELDS, dividing_lines(provinces))
