#!/bin/sh
# Makes the font files of this folder from two Debian 12 packages. See README.md for what is kept.
#
#   sh make_fonts.sh [FOLDER]       FOLDER for the downloads, outside the repository; a new temporary one by default
#
# Needs: apt-get install -y --no-install-recommends fonttools python3-fonttools
# Two runs give the same bytes. fonts-noto-core 20201225-1, fonts-noto-cjk 1:20220127+repack1-1.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"

[ -d core ] || { apt-get download fonts-noto-core && dpkg -x fonts-noto-core_*.deb core; }
[ -d cjk ] || { apt-get download fonts-noto-cjk && dpkg -x fonts-noto-cjk_*.deb cjk; }

# Characters, one U+XXXX a line. The Korean and Chinese sets are those of the national standards, as
# python's codecs know them, and the traditional characters of names in geodata/gazetteer.
/usr/bin/python3 - <<'PYTHON'
import pathlib

TRADITIONAL = ('両們內兩國圖寧寬島廣慶憑斷會東橋淵滿瀋灣煙琿碼穩紅紙綠縣羅義臨臺興華訓誼豐連遼邊'
               '鋒鍾鏡鐵長開關陽際雙雲韓頭鮮鴨黃龍')


def codec_han(codec):
    """Han characters of a two-byte standard of 94 x 94 cells."""
    found = set()
    for high in range(0xa1, 0xff):
        for low in range(0xa1, 0xff):
            try:
                text = bytes((high, low)).decode(codec)
            except UnicodeDecodeError:
                continue
            found |= {ord(c) for c in text if is_han(ord(c))}
    return found


def is_han(code):
    return 0x3400 <= code <= 0x9fff or 0xf900 <= code <= 0xfaff or 0x20000 <= code <= 0x3ffff


def span(*ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


symbols = span((0x2000, 0x206f),    # general punctuation
               (0x2070, 0x209f),    # superscripts, subscripts
               (0x20a0, 0x20bf),    # currencies
               (0x2100, 0x214f),    # letter-like: No., degrees
               (0x2190, 0x21ff),    # arrows
               (0x2200, 0x22ff),    # mathematics
               (0x25a0, 0x26ff))    # shapes
latin = symbols | span((0x20, 0x7e), (0xa0, 0x24f),      # ASCII, Latin-1, Extended-A, -B
                       (0x250, 0x36f),                   # IPA, spacing modifiers, combining marks
                       (0x400, 0x52f),                   # Cyrillic
                       (0x1e00, 0x1eff), (0xfb00, 0xfb06), (0xfffd, 0xfffd))
cjk = symbols | span((0x20, 0x7e), (0xa0, 0xff),
                     (0x3000, 0x303f),                   # CJK punctuation
                     (0x3200, 0x33ff),                   # circled and squared
                     (0xff00, 0xffef))                   # full-width forms
hangul = span((0x1100, 0x11ff), (0x3130, 0x318f), (0xac00, 0xd7a3))
extra = {ord(c) for c in TRADITIONAL}
for name, codes in (('latin', latin), ('kr', cjk | hangul | codec_han('euc_kr') | extra),
                    ('sc', cjk | codec_han('gb2312') | extra)):
    pathlib.Path(name + '.txt').write_text(''.join(f'U+{c:04X}\n' for c in sorted(codes)), 'ascii')
PYTHON

subset() {  # source, face number in a collection, characters, result
    /usr/bin/python3 -m fontTools.subset "$1" --font-number="$2" --unicodes-file="$3.txt" \
        --output-file="$here/$4" --layout-features=kern,liga,mark,mkmk,ccmp,locl,tnum,lnum,sups \
        --no-hinting --no-recalc-timestamp --drop-tables+=vhea,vmtx,VORG,BASE --notdef-outline
    ls -l "$here/$4"
}
truetype=core/usr/share/fonts/truetype/noto
opentype=cjk/usr/share/fonts/opentype/noto
for style in Regular Bold Italic; do
    subset "$truetype/NotoSans-$style.ttf" 0 latin "NotoSans-$style.ttf"
done
for style in Regular Bold; do       # faces of the collection: 0 JP, 1 KR, 2 SC, 3 TC, 4 HK
    subset "$opentype/NotoSansCJK-$style.ttc" 1 kr "NotoSansCJKkr-$style.otf"
    subset "$opentype/NotoSansCJK-$style.ttc" 2 sc "NotoSansCJKsc-$style.otf"
done
cp core/usr/share/doc/fonts-noto-core/copyright "$here/LICENSE-NotoSans.txt"
cp cjk/usr/share/doc/fonts-noto-cjk/copyright "$here/LICENSE-NotoSansCJK.txt"
