#!/usr/bin/python3
"""Checks geodata/gazetteer: /usr/bin/python3 check_gazetteer.py. Prints what is wrong; exit code 1 if anything is."""
import csv
import os
import re
import sys
import unicodedata

from shapely.geometry import Point

from common import read, to_lcc

HERE = os.path.dirname(os.path.abspath(__file__))
GAZETTEER = os.path.join(HERE, '..', 'gazetteer')
BASE = os.path.join(HERE, '..', 'base')

COLUMNS = ('id name kind country parent_id variants hangul hanzi hanzi_traditional pinyin mccune_reischauer '
           'revised_romanization lon lat precision radius_km geonames_id wikidata_id homonym_note note source '
           'source_url facing_id modes').split()
KINDS = {'country', 'province', 'prefecture', 'county', 'city', 'town', 'district', 'village', 'river',
         'mountain', 'facility', 'crossing', 'former_crossing'}
COUNTRIES = {'CN': 'CHN', 'KP': 'PRK', 'RU': 'RUS', 'KR': 'KOR', 'CN/KP': None, 'VN': None, 'LA': None, 'TH': None,
             'MM': None, 'MN': None}
PRECISIONS = {'exact', 'settlement', 'county', 'province', 'country', 'unknown'}
NAMES = ('name', 'variants', 'hangul', 'hanzi', 'hanzi_traditional', 'pinyin', 'mccune_reischauer',
         'revised_romanization')
EXACT_KM = .5       # how far from the border line a published point of a bridge may lie


def load(name):
    with open(os.path.join(GAZETTEER, name), encoding='utf8', newline='') as file:
        text = file.read()
    assert '\r' not in text and text.endswith('\n'), f'{name}: lines must end with LF'
    rows = list(csv.DictReader(text.splitlines(keepends=True), strict=True))
    assert list(rows[0]) == COLUMNS, f'{name}: columns are {list(rows[0])}'
    return rows


def fold(name):
    """Without accents, case, spaces and punctuation."""
    bare = unicodedata.normalize('NFKD', name)
    return re.sub(r'[\W_]', '', ''.join(c for c in bare if not unicodedata.combining(c))).casefold()


def names(row):
    """Folded name -> as written."""
    return {fold(n): n for column in NAMES for n in row[column].split('; ') if n}


def check_values(row):
    if row['kind'] not in KINDS or row['country'] not in COUNTRIES or row['precision'] not in PRECISIONS:
        yield 'kind, country or precision is not in the vocabulary'
    for column, value in row.items():
        if value != value.strip() or ';;' in value or value.endswith(';'):
            yield f'{column} has stray blanks or separators'
    if bool(row['lon']) != bool(row['lat']):
        yield 'lon and lat must come together'
    if row['lon']:
        if not (-180 <= float(row['lon']) <= 180 and -90 <= float(row['lat']) <= 90):
            yield 'coordinate out of range'
        if any(len(row[c].partition('.')[2]) > 6 for c in ('lon', 'lat')):
            yield 'more than 6 decimals'
    if not row['source']:
        yield 'no source'


def check_parents(row, places):
    seen = {row['id']}
    at = row['parent_id']
    if not at and row['kind'] not in ('country', 'river', 'mountain'):
        yield 'no parent'
    while at:
        if at not in places:
            yield f'parent {at} does not exist'
            return
        if at in seen:
            yield 'parents form a circle'
            return
        seen.add(at)
        if not places[at]['parent_id'] and places[at]['kind'] != 'country':
            yield f'parents end at {at}, not at a country'
        if row['country'] != 'CN/KP' and places[at]['country'] != row['country']:
            yield f'parent {at} is in another country'
        at = places[at]['parent_id']
    if row['facing_id'] and places.get(row['facing_id'], {}).get('country') != 'KP':
        yield f'facing_id {row["facing_id"]} is no North Korean place'


def check_side(row, countries, border, data):
    """Places must lie in their country, crossings on the border line."""
    if not row['lon']:
        return
    point = to_lcc(Point(float(row['lon']), float(row['lat'])))
    if not data.contains(point):
        return
    if row['country'] == 'CN/KP':
        km = border.distance(point) / 1000
        limit = EXACT_KM if row['precision'] == 'exact' else float(row['radius_km'] or 3)
        if km > limit:
            yield f'{km:.2f} km from the border line, allowed {limit}'
    elif not countries[COUNTRIES[row['country']]].contains(point):
        yield 'lies outside its country'


def main():
    places, crossings = load('places.csv'), load('crossings.csv')
    rows = places + crossings
    by_id = {row['id']: row for row in places}
    countries = {a['a3']: to_lcc(g).buffer(0) for a, g in read(f'{BASE}/osm.gpkg', 'countries')}
    border = to_lcc(next(g for _, g in read(f'{BASE}/border_cn_kp.shp')))
    # inside a hull of what the base map has; Yunnan and Guangxi lie outside
    data = countries['CHN'].union(countries['PRK']).convex_hull

    wrong = []
    seen, owners = set(), {}
    for row in rows:
        if row['id'] in seen:
            wrong.append((row['id'], 'id is not unique'))
        seen.add(row['id'])
        for check in (check_values(row), check_parents(row, by_id), check_side(row, countries, border, data)):
            wrong += [(row['id'], text) for text in check]
        for key, written in names(row).items():
            owners.setdefault(key, []).append((row, written))
    for key, found in owners.items():
        if len(found) > 1 and not all(row['homonym_note'] for row, _ in found):
            wrong.append((', '.join(row['id'] for row, _ in found), f'share the name {found[0][1]!r}'))
    for who, text in wrong:
        print(f'{who}: {text}')
    print(f'{len(places)} places, {len(crossings)} crossings, {len(owners)} names, {len(wrong)} problems')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
