"""The world's countries as a backdrop, cut at the date line."""
from osgeo import gdal
from shapely import wkb
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import unary_union

from common import multi_polygon, write

WORLD = box(-180, -90, 180, 90)


def unrolled(ring):
    """The source draws on across the date line, so longitudes jump there; led along the pole where a ring goes round it."""
    out = [ring[0]]
    turn = 0
    for lon, lat in ring[1:]:
        jump = lon + turn - out[-1][0]
        along_pole = min(abs(lat), abs(out[-1][1])) > 89.9
        if abs(jump) > 180 and not along_pole:
            turn += -360 if jump > 0 else 360
        out.append((lon + turn, lat))
    if abs(out[-1][0] - out[0][0]) > 180:
        pole = 90 if sum(lat for _, lat in out) > 0 else -90
        out += [(out[-1][0], pole), (out[0][0], pole), out[0]]
    return out


def cut(polygon):
    """One polygon of the source as valid ones between 180 W and 180 E."""
    # Around a pole the source gives a ring at the pole itself, and the coast as a hole in it.
    if all(abs(lat) > 89.9 for _, lat in polygon.exterior.coords):
        return unary_union([cut(Polygon(coast)) for coast in polygon.interiors])
    outer = unrolled(list(polygon.exterior.coords))
    first = outer[0][0]
    holes = []
    for interior in polygon.interiors:
        hole = unrolled(list(interior.coords))
        turns = round((first - hole[0][0]) / 360)
        candidates = [[(lon + 360 * (turns + k), lat) for lon, lat in hole] for k in (0, -1, 1)]
        shell = Polygon(outer).buffer(0)
        holes.append(max(candidates, key=lambda ring: Polygon(ring).buffer(0).intersection(shell).area))
    whole = Polygon(outer, holes).buffer(0)
    return unary_union([translate(whole, 360 * turn).intersection(WORLD) for turn in (-1, 0, 1)])


def write_all(folder, downloads):
    source = gdal.OpenEx(f'{downloads}/world-atlas/package/countries-50m.json', gdal.OF_VECTOR)
    rows = []
    for feature in source.GetLayerByName('countries'):
        geometry = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
        polygons = getattr(geometry, 'geoms', [geometry])
        country = multi_polygon(unary_union([cut(p) for p in polygons]))
        items = feature.items()
        if country.area > 0:
            rows.append(((items.get('id'), items.get('name')), MultiPolygon(country)))
    write(f'{folder}/naturalearth.gpkg', 'world_countries', 'MultiPolygon', [('id', str), ('name', str)], rows)
