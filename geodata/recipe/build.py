#!/usr/bin/python3
"""Makes geodata/base from the packages that fetch.sh unpacked.

    /usr/bin/python3 build.py DOWNLOADS [OUT]       OUT defaults to ../base

Replaces only the files it makes; two runs give the same bytes.
"""
import os
import sys

import cities
import countries
import overview
import provinces
import relief
import waters
import world
from common import remove, to_lcc

MADE = ('border_cn_kp', 'border_cn_kp_sections', 'osm', 'gshhg', 'geonames', 'naturalearth',
        'relief_hillshade')


def main(downloads, folder):
    os.makedirs(folder, exist_ok=True)
    for stem in MADE:
        remove(folder, stem)

    areas = countries.load(downloads)
    border = countries.border_line(areas)
    countries.close_sliver(areas, border)
    sections = countries.sections(border)
    countries.write_all(folder, areas, border, sections, countries.other_borders(areas))

    inner = provinces.build(downloads, areas)
    provinces.write_all(folder, inner)
    small_areas, small_inner = overview.build(areas, inner)
    overview.check(small_areas, small_inner)
    overview.write_all(folder, small_areas, small_inner)

    waters.write_all(folder, downloads, areas, sections)
    cities.write_all(folder, downloads)
    world.write_all(folder, downloads)
    relief.write_all(folder, downloads, areas, to_lcc)

    total = 0
    for name in sorted(os.listdir(folder)):
        size = os.path.getsize(os.path.join(folder, name))
        total += size
        print(f'{size:10d} {name}')
    print(f'{total:10d} in all')


if __name__ == '__main__':
    here = os.path.dirname(os.path.abspath(__file__))
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else os.path.join(here, '..', 'base'))
