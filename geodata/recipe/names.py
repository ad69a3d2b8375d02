"""Names set by hand.

Hangul of North Korean places follows North Korean spelling (라선, 량강도); all other Hangul the South Korean
rules for foreign names, since that is how most Korean readers outside the North know them. Hanzi is simplified.
Each table says what its tuples hold; name_kp is the North Korean name of what both countries share.
"""

# A3: (name, Hangul, Hanzi, Hangul as North Korea spells it)
COUNTRIES = {
    'CHN': ('China', '중국', '中国', '중국'),
    'JPN': ('Japan', '일본', '日本', '일본'),
    'KOR': ('South Korea', '한국', '韩国', None),
    'MNG': ('Mongolia', '몽골', '蒙古', '몽골'),
    'PRK': ('North Korea', '조선', '朝鲜', '조선'),
    'RUS': ('Russia', '러시아', '俄罗斯', '로씨야'),
}

# (name, name_kp, Hangul, Hanzi, kind)
BORDER = ('China - North Korea', 'Cho-Chung', '조중국경', '中朝边界', 'border')
BORDER_SECTIONS = [('Yalu', 'Amnok', '압록강', '鸭绿江', 'river'),
                   ('Changbai', 'Paektu', '백두산', '长白山', 'land'),
                   ('Tumen', 'Tuman', '두만강', '图们江', 'river')]

# Natural Earth's name: (name, Hangul, Hanzi)
PROVINCES = {
    "P'yŏngan-bukto": ('North Pyongan', '평안북도', '平安北道'),
    "P'yŏngan-namdo": ('South Pyongan', '평안남도', '平安南道'),
    'Chagang-do': ('Chagang', '자강도', '慈江道'),
    'Ryanggang': ('Ryanggang', '량강도', '两江道'),
    'Hamgyŏng-bukto': ('North Hamgyong', '함경북도', '咸镜北道'),
    'Hamgyŏng-namdo': ('South Hamgyong', '함경남도', '咸镜南道'),
    'Rasŏn': ('Rason', '라선시', '罗先市'),
    'Kangwŏn-do': ('Kangwon', '강원도', '江原道'),
    "P'yŏngyang": ('Pyongyang', '평양시', '平壤市'),
    'Hwanghae-bukto': ('North Hwanghae', '황해북도', '黄海北道'),
    'Hwanghae-namdo': ('South Hwanghae', '황해남도', '黄海南道'),
    'Anhui': ('Anhui', '안후이성', '安徽省'),
    'Beijing': ('Beijing', '베이징시', '北京市'),
    'Hebei': ('Hebei', '허베이성', '河北省'),
    'Heilongjiang': ('Heilongjiang', '헤이룽장성', '黑龙江省'),
    'Henan': ('Henan', '허난성', '河南省'),
    'Inner Mongol': ('Inner Mongolia', '네이멍구자치구', '内蒙古自治区'),
    'Jiangsu': ('Jiangsu', '장쑤성', '江苏省'),
    'Jilin': ('Jilin', '지린성', '吉林省'),
    'Liaoning': ('Liaoning', '랴오닝성', '辽宁省'),
    'Shandong': ('Shandong', '산둥성', '山东省'),
    'Tianjin': ('Tianjin', '톈진시', '天津市'),
}

# (A3, name): id in geodata/gazetteer/places.csv, so that a place known only to its province gets its outline
PLACE_IDS = {
    ('CHN', ''): 'cn', ('KOR', ''): 'kr', ('PRK', ''): 'kp', ('RUS', ''): 'ru',
    ('CHN', 'Beijing'): 'cn_beijing',
    ('CHN', 'Heilongjiang'): 'cn_heilongjiang',
    ('CHN', 'Inner Mongolia'): 'cn_inner_mongolia',
    ('CHN', 'Jilin'): 'cn_jilin',
    ('CHN', 'Liaoning'): 'cn_liaoning',
    ('CHN', 'Shandong'): 'cn_shandong',
    ('PRK', 'Chagang'): 'kp_chagang',
    ('PRK', 'Kangwon'): 'kp_kangwon',
    ('PRK', 'North Hamgyong'): 'kp_north_hamgyong',
    ('PRK', 'North Hwanghae'): 'kp_north_hwanghae',
    ('PRK', 'North Pyongan'): 'kp_north_pyongan',
    ('PRK', 'Pyongyang'): 'kp_pyongyang',
    ('PRK', 'Rason'): 'kp_rason',
    ('PRK', 'Ryanggang'): 'kp_ryanggang',
    ('PRK', 'South Hamgyong'): 'kp_south_hamgyong',
    ('PRK', 'South Hwanghae'): 'kp_south_hwanghae',
    ('PRK', 'South Pyongan'): 'kp_south_pyongan',
}

# (name, name_kp, Hangul, Hanzi)
SHARED_RIVERS = [('Yalu', 'Amnok', '압록강', '鸭绿江'), ('Tumen', 'Tuman', '두만강', '图们江')]

# Natural Earth's name: (name, name_kp, Hangul, Hanzi)
RIVERS = {
    'Di?er Songhua': ('Second Songhua', None, '제2쑹화강', '第二松花江'),
    'Liao': ('Liao', None, '랴오허강', '辽河'),
    'Xiliao': ('Xiliao', None, '시랴오허강', '西辽河'),
    'Xar Moron': ('Xar Moron', None, '시라무룬허강', '西拉木伦河'),
    'Erdao': ('Erdao', None, '얼다오장강', '二道江'),
    'Daling': ('Daling', None, '다링허강', '大凌河'),
    'Luan': ('Luan', None, '롼허강', '滦河'),
    'Muling': ('Muling', None, '무링허강', '穆棱河'),
    'Han': ('Han', None, '한강', '汉江'),
    'Namhan': ('Namhan', None, '남한강', '南汉江'),
    'Songhua (Sungari)': ('Songhua', None, '쑹화강', '松花江'),
    'Song?acha': ('Songacha', None, None, '松阿察河'),
    'Ussuri': ('Ussuri', None, '우수리강', '乌苏里江'),
    'Ussuri (Wusuli)': ('Ussuri', None, '우수리강', '乌苏里江'),
    'Tao?er': ("Tao'er", None, None, '洮儿河'),
    'Nakdong': ('Nakdong', None, '낙동강', '洛东江'),
    'Huang (Yellow)': ('Yellow', None, '황허강', '黄河'),
}

# (lon, lat near its middle, name, name_kp, Hangul, Hanzi)
LAKES = [
    (125.1, 40.55, 'Shuifeng Reservoir', 'Supung', '수풍호', '水丰水库'),
    (126.85, 43.63, 'Songhua Lake', None, '쑹화호', '松花湖'),
    (128.88, 43.87, 'Jingpo Lake', None, '징보호', '镜泊湖'),
    (132.4, 45.0, 'Lake Khanka', None, '한카호', '兴凯湖'),
    (124.2, 41.86, 'Dahuofang Reservoir', None, '다훠팡저수지', '大伙房水库'),
    (124.87, 43.2, 'Erlong Lake', None, '얼룽호', '二龙湖'),
    (127.88, 38.11, 'Soyang Lake', None, '소양호', '昭阳湖'),
]
