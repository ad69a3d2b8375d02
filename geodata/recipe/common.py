"""Reading, writing and measuring, shared by the parts of the recipe."""
import os

import pyproj
from osgeo import gdal, ogr, osr
from shapely import wkb
from shapely.geometry import MultiLineString, MultiPolygon, Polygon, box
from shapely.ops import transform

gdal.UseExceptions()
ogr.UseExceptions()

# Whatever a format wants to stamp with "now" gets this date instead, so that two runs give the same bytes.
# It is the day of the recipe's last change that altered its output.
STAMP = '2026-11-23'
gdal.SetConfigOption('OGR_CURRENT_DATE', f'{STAMP}T00:00:00.000Z')

BOX = box(115, 34, 136, 47)          # degrees; fetch.sh cuts the countries to it
LCC = ('+proj=lcc +lat_0=41.5 +lon_0=126.5 +lat_1=40.5 +lat_2=42.5 +x_0=0 +y_0=0 '
       '+datum=WGS84 +units=m +no_defs')   # the program's default projection

GEOD = pyproj.Geod(ellps='WGS84')
WGS84 = osr.SpatialReference()
WGS84.ImportFromEPSG(4326)
WGS84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)

_utm = pyproj.Transformer.from_crs(4326, 32652, always_xy=True).transform
_lcc = pyproj.Transformer.from_crs(4326, LCC, always_xy=True)


def to_utm(geometry):
    """Metres, UTM 52N: for lengths and distances of about a percent."""
    return transform(_utm, geometry)


def to_lcc(geometry):
    return transform(_lcc.transform, geometry)


def from_lcc(geometry):
    """Back to degrees, rounded to 1e-6 (0.1 m): equal vertices stay equal."""
    def inverse(x, y, z=None):
        lon, lat = _lcc.transform(x, y, direction='INVERSE')
        return [round(v, 6) for v in lon], [round(v, 6) for v in lat]
    return transform(inverse, geometry)


def parts(geometry):
    return list(getattr(geometry, 'geoms', [geometry]))


def km(geometry):
    """Geodesic length."""
    return sum(GEOD.geometry_length(p) for p in parts(geometry)) / 1000


def vertices(geometry):
    total = 0
    for part in parts(geometry):
        if part.geom_type == 'Polygon':
            total += len(part.exterior.coords) + sum(len(r.coords) for r in part.interiors)
        else:
            total += len(part.coords)
    return total


def multi_polygon(geometry):
    return MultiPolygon([p for p in parts(geometry) if p.geom_type == 'Polygon'])


def multi_line(geometry):
    return MultiLineString([p for p in parts(geometry)
                            if p.geom_type == 'LineString' and not p.is_empty])


def densified(geometry, step=0.2):
    """Vertices added on edges longer than step degrees, so that the frame of the box bends with the projection."""
    def ring(coords):
        out = [coords[0]]
        for a, b in zip(coords, coords[1:]):
            n = int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) // step) + 1
            out += [(a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n) for i in range(1, n)]
            out.append(b)
        return out
    return MultiPolygon([Polygon(ring(p.exterior.coords), [ring(r.coords) for r in p.interiors])
                         for p in parts(geometry)])


def read(path, layer=0, where=None, rect=None):
    """Yields (attributes, valid shapely geometry)."""
    source = gdal.OpenEx(path, gdal.OF_VECTOR)
    table = source.GetLayerByName(layer) if isinstance(layer, str) else source.GetLayer(layer)
    if where:
        table.SetAttributeFilter(where)
    if rect:
        table.SetSpatialFilterRect(*rect)
    for feature in table:
        geometry = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
        yield feature.items(), geometry if geometry.is_valid else geometry.buffer(0)


_FIELD = {str: ogr.OFTString, int: ogr.OFTInteger64, float: ogr.OFTReal}
_OGR_TYPE = {'Point': ogr.wkbPoint, 'LineString': ogr.wkbLineString,
             'MultiLineString': ogr.wkbMultiLineString, 'MultiPolygon': ogr.wkbMultiPolygon}


def write(path, layer, kind, schema, rows, options=()):
    """One layer; rows are (values, shapely geometry) in the order of schema [(name, type)].

    A GeoPackage is opened again for its second layer, a Shapefile is always new."""
    geopackage = path.endswith('.gpkg')
    if geopackage and os.path.exists(path):
        target = ogr.Open(path, 1)
    else:
        driver = ogr.GetDriverByName('GPKG' if geopackage else 'ESRI Shapefile')
        target = driver.CreateDataSource(path)
    table = target.CreateLayer(layer, WGS84, _OGR_TYPE[kind], options=list(options))
    for name, type_ in schema:
        table.CreateField(ogr.FieldDefn(name, _FIELD[type_]))
    if geopackage:
        target.StartTransaction()
    features = points = 0
    for values, geometry in rows:
        feature = ogr.Feature(table.GetLayerDefn())
        for (name, _), value in zip(schema, values):
            if value is not None:
                feature.SetField(name, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(geometry.wkb))
        table.CreateFeature(feature)
        features += 1
        points += 1 if kind == 'Point' else vertices(geometry)
    if geopackage:
        target.CommitTransaction()
    print(f'{os.path.basename(path):28s}{layer:26s}{features:6d} features {points:8d} vertices')


SHAPEFILE = ('ENCODING=UTF-8', f'DBF_DATE_LAST_UPDATE={STAMP}')


def remove(folder, stem):
    """Deletes what an earlier run wrote under this name."""
    for name in sorted(os.listdir(folder)):
        if os.path.splitext(name)[0] == stem or name.startswith(stem + '.gpkg-'):
            os.remove(os.path.join(folder, name))
