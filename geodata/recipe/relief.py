"""Hillshade in the program's default projection, from Marble's grey relief (Natural Earth, public domain)."""
import numpy as np
import pyproj
from osgeo import gdal, ogr

from common import BOX, LCC, STAMP, WGS84

TILES = 'marble-qt-data/usr/share/marble/data/maps/earth/srtm/3'
CELL_M = 750
FLAT = 181          # GDAL's shade of level ground at 45 degrees of light; also written on the sea
EXAGGERATION = 5.0
QUIET = .8          # 1: as GDAL shades; less: closer to FLAT
# Grey to metres, fitted against ETOPO5. The source tops out near 1,750 m: good for shading, not for heights.
GREY = (96, 102, 108, 114, 120, 126, 132, 138, 144, 150, 156, 162, 168, 174, 180, 186, 192, 202, 215)
METRES = (0, 30, 52, 95, 149, 185, 280, 335, 403, 512, 610, 680, 772, 920, 1177, 1418, 1601, 2050, 2600)


def _gauss(z, sigma):
    """Smooths with the edges repeated, so that the frame casts no shade."""
    radius = int(3 * sigma + .5)
    x = np.arange(-radius, radius + 1)
    weight = np.exp(-.5 * (x / sigma) ** 2)
    weight /= weight.sum()
    for axis in (0, 1):
        pad = [(0, 0), (0, 0)]
        pad[axis] = (radius, radius)
        wide = np.pad(z, pad, mode='edge')
        z = sum(w * np.take(wide, range(i, i + z.shape[axis]), axis=axis) for i, w in enumerate(weight))
    return z


def _memory(array, transform, wkt, kind=gdal.GDT_Float32):
    out = gdal.GetDriverByName('MEM').Create('', array.shape[1], array.shape[0], 1, kind)
    out.SetGeoTransform(transform)
    out.SetProjection(wkt)
    out.GetRasterBand(1).WriteArray(array)
    return out


def _elevation(downloads):
    """Metres on the source's own grid of 2 arc minutes, without its JPEG steps."""
    tiles = []
    for row in (1, 2):
        for column in (13, 14):
            west, north = -180 + 22.5 * column, 90 - 22.5 * row
            name = f'/vsimem/{row}_{column}.tif'
            gdal.Translate(name, f'{downloads}/{TILES}/{row:06d}/{row:06d}_{column:06d}.jpg',
                           outputBounds=[west, north, west + 22.5, north - 22.5], outputSRS='EPSG:4326')
            tiles.append(name)
    part = gdal.Warp('', tiles, format='MEM', outputBounds=[112.5, 31, 140, 49.5],
                     xRes=22.5 / 675, yRes=22.5 / 675, outputType=gdal.GDT_Float32)
    z = np.interp(_gauss(part.ReadAsArray().astype('float64'), .7), GREY, METRES)
    return _memory(_gauss(z, .6).astype('float32'), part.GetGeoTransform(), WGS84.ExportToWkt())


def _bounds():
    """The box in the program's projection, outwards to whole cells."""
    forward = pyproj.Transformer.from_crs(4326, LCC, always_xy=True).transform
    edge = [BOX.boundary.interpolate(i / 400, normalized=True) for i in range(400)]
    x, y = forward([p.x for p in edge], [p.y for p in edge])
    return [int(np.floor(min(x) / CELL_M)) * CELL_M, int(np.floor(min(y) / CELL_M)) * CELL_M,
            int(np.ceil(max(x) / CELL_M)) * CELL_M, int(np.ceil(max(y) / CELL_M)) * CELL_M]


def _burnt(like, geometries):
    """1 inside the shapes (degrees), 0 outside, on the grid of like."""
    source = ogr.GetDriverByName('Memory').CreateDataSource('')
    layer = source.CreateLayer('shapes', like.GetSpatialRef(), ogr.wkbMultiPolygon)
    for geometry in geometries:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(geometry.wkb))
        layer.CreateFeature(feature)
    out = _memory(np.zeros((like.RasterYSize, like.RasterXSize), 'uint8'), like.GetGeoTransform(),
                  like.GetProjection(), gdal.GDT_Byte)
    gdal.RasterizeLayer(out, [1], layer, burn_values=[1])
    return out.ReadAsArray().astype(bool)


def write_all(folder, downloads, countries, to_lcc):
    metres = gdal.Warp('', _elevation(downloads), format='MEM', dstSRS=LCC, outputBounds=_bounds(),
                       xRes=CELL_M, yRes=CELL_M, resampleAlg='cubicspline')
    shade = gdal.DEMProcessing('', metres, 'hillshade', format='MEM', zFactor=EXAGGERATION,
                               azimuth=315, altitude=45, computeEdges=True).ReadAsArray()
    shade = FLAT + QUIET * (shade.astype('float64') - FLAT)
    # steps of two grey levels cannot be seen and halve the file
    shade = np.clip(2 * np.round((shade - 1) / 2) + 1, 1, 255).astype('uint8')
    shade[~_burnt(metres, [to_lcc(g) for g in countries.values()])] = FLAT
    frame = BOX.boundary
    points = [frame.interpolate(i / 2000, normalized=True) for i in range(2000)]
    shade[~_burnt(metres, [to_lcc(type(BOX)([p.coords[0] for p in points]))])] = 0

    out = _memory(shade, metres.GetGeoTransform(), metres.GetProjection(), gdal.GDT_Byte)
    out.GetRasterBand(1).SetNoDataValue(0)
    out.SetMetadata({'TIFFTAG_DATETIME': STAMP.replace('-', ':') + ' 00:00:00', 'FLAT': str(FLAT),
                     'TIFFTAG_IMAGEDESCRIPTION': 'Hillshade; 181 is level ground and sea, 0 no data'})
    path = f'{folder}/relief_hillshade.tif'
    gdal.Translate(path, out, creationOptions=['COMPRESS=DEFLATE', 'ZLEVEL=9', 'PREDICTOR=2', 'TILED=YES'])
    print(f'relief_hillshade.tif {out.RasterXSize} x {out.RasterYSize} cells of {CELL_M} m')
