#!/usr/bin/env python3
"""Makes the fonts of Rolecall: subsets of Noto Sans CJK under names of their own.

Usage (from anywhere; needs Debian's fonts-noto-cjk and fonttools):

    apt-get install fonts-noto-cjk
    pip install fonttools==4.68.0
    python3 assets/fonts/make_subset.py [folder of NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc]

Run it again when a call, a language or a theme brings a character that the fonts lack; the test
`every_shipped_text_has_its_glyphs` says so. What is in the fonts, and why, stands in README.md.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/noto")
# Faces of the collection: the Korean one has proportional quotation marks, the Chinese one full-width marks.
KOREAN_FACE, CHINESE_FACE = 1, 2

COPYRIGHT = (
    "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'. "
    "Subset and renamed for Rolecall; see assets/fonts/README.md."
)
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
VERSION = "1.0"

# Ascent and descent around the middle of a Chinese character (380), so that text sits in the middle of
# buttons and baselines agree when one font stands in for the other. The sum is the line height.
LATIN_LINE = (1105, 345)
CHINESE_LINE = (1180, 420)

SYMBOLS = "✓☎☏★☆●○■□▲△▼▽◆◇▶◀►◄♪♥♡⚠⏎⌘™−≈≠≤≥±×÷½¼¾①②③④⑤⑥⑦⑧⑨⑩←↑→↓↔⇒⇧╭╮╯╰▌▐█░▒▓•‰′″‹›«»¥£€¢§¶©®°·…—–‘’“”‚„‑"
# Characters of people's names that GB 2312 lacks.
NAMES = "镕堃喆翀甯玥珺祎赟燚瑄旸玮琮昇晞焜淼垚鑫犇骉翾曌旻昉晔炘烜熠璟琦璐瑀瑾珩玙珏玘祺禔苒芃荻莜菀萱蕙薇彧忞恺惇懿揆湉溦漪濛沄泠澍濬峣崟嵘垕堉塬姝婠婳嫄嬿娴妘姮筠筱箐簃綦缦翊翯聿肸胤舸艿衍袆襄诒诠诤谞谡赪跹轩辂迺逄郗郇郜郯鄢酆钰钶铖铄锜锴锽镠闫闳阚阽隽雒霈霏霙靓靖鞠韫韬顼颀颋颢飏驷骅骐骙鲲鸢鹓麾黻齐丨囧嗯噢喔嘞咯哦嘛啦呗噻"


def common_latin():
    """ASCII, Latin-1 and Latin Extended-A, without controls."""
    return {chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x180)]} | {chr(0x2002), chr(0x2003), chr(0x2009), chr(0x202F)}


def gb2312(first_row, last_row):
    """The characters in these rows (1 to 94) of GB 2312; 1-9 symbols, 16-55 common hanzi, 56-87 the others."""
    found = set()
    for row in range(first_row, last_row + 1):
        for cell in range(1, 95):
            try:
                found.add(bytes([row + 0xA0, cell + 0xA0]).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return found


def shipped_texts():
    """Every character in a file that carries text for people."""
    found = set()
    for folder in ("assets", "scenarios"):
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in (".ron", ".ftl"):
                found |= set(path.read_text(encoding="utf-8"))
    return {character for character in found if ord(character) >= 0x20 and not 0xFE00 <= ord(character) <= 0xFE0F}


def make_font(weight, face, characters, family, line):
    """One face of the collection, cut down, renamed and with a line height of our own."""
    collection = TTCollection(SOURCE / f"NotoSansCJK-{weight}.ttc", lazy=True)
    font = collection.fonts[face]
    font.recalcTimestamp = False
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern"]
    options.drop_tables += ["BASE", "GSUB", "GDEF", "VORG", "vhea", "vmtx", "DSIG"]
    options.name_IDs = []
    options.notdef_outline = True
    options.recalc_bounds = True
    cut = subset.Subsetter(options)
    cut.populate(unicodes=sorted(map(ord, characters | set(DRAWN_FROM.values()))))
    cut.subset(font)
    add_drawn_glyphs(font)
    if line is LATIN_LINE:
        make_latin_marks(font)
    else:
        join_chinese_dashes(font)
    set_line(font, *line)
    set_names(font, family, weight)
    path = HERE / f"{family.replace(' ', '')}-{weight}.otf"
    font.save(path)
    print(f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size // 1024} KiB")


# Symbols that Noto Sans CJK lacks, drawn from one that it has, smaller where a scale is given.
DRAWN_FROM = {"▸": "▶", "◂": "◀", "▾": "▼", "▴": "▲", "✕": "×", "✗": "×", "✔": "✓", "⌫": "←", "↵": "⏎", "◻": "□"}
DRAWN_SCALE = {"▸": 0.6, "◂": 0.6, "▾": 0.6, "▴": 0.6}


def add_drawn_glyphs(font):
    """Gives each symbol of DRAWN_FROM a glyph: the model's outline around the same middle, smaller where wanted."""
    cmap = font.getBestCmap()
    for character, model in DRAWN_FROM.items():
        scale = DRAWN_SCALE.get(character, 1.0)
        if scale == 1.0:
            glyph_name = cmap[ord(model)]
        else:
            advance = font["hmtx"][cmap[ord(model)]][0]
            width = round(advance * 0.7)
            place = Transform().translate(width / 2, 377).scale(scale).translate(-advance / 2, -377)
            glyph_name = add_glyph(font, cmap[ord(model)], [place], width)
        replace_in_cmap(font, character, glyph_name)


def make_latin_marks(font):
    """Full-width marks become as wide as Latin text wants them."""
    cmap = font.getBestCmap()
    period = cmap[ord(".")]
    step = font["hmtx"][period][0]
    narrow = {"…": (period, [Transform().translate(step * index, 0) for index in range(3)], step * 3)}
    for character in "×÷±≤≥≈≠":
        if ord(character) in cmap:
            glyph_name = cmap[ord(character)]
            place = Transform().translate(277, 366).scale(0.72).translate(-500, -377)
            narrow[character] = (glyph_name, [place], 555)
    for character, (glyph_name, places, width) in narrow.items():
        replace_in_cmap(font, character, add_glyph(font, glyph_name, places, width))


def join_chinese_dashes(font):
    """A Chinese dash is two marks that touch: the mark becomes as wide as its cell."""
    cmap = font.getBestCmap()
    dash = cmap[ord("—")]
    width, left = font["hmtx"][dash]
    place = Transform().scale(1000 / (width - 2 * left), 1).translate(-left, 0)
    replace_in_cmap(font, "—", add_glyph(font, dash, [place], 1000))


def replace_in_cmap(font, character, glyph_name):
    """From now on the character looks like this glyph."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(character)] = glyph_name


def add_glyph(font, model, places, width):
    """A new glyph: the outline of `model`, drawn once for each place. Its name is the next free one."""
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    _, selector = strings.getItemAndSelector(model)
    private = top.FDArray[selector].Private
    pen = T2CharStringPen(width - getattr(private, "nominalWidthX", 0), font.getGlyphSet())
    for place in places:
        font.getGlyphSet()[model].draw(TransformPen(pen, place))
    taken = set(font.getGlyphOrder())
    name = next(name for number in range(1, 0xFFFF) if (name := f"cid{number:05d}") not in taken)
    outline = pen.getCharString(private, top.GlobalSubrs)
    strings.charStringsIndex.append(outline)
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    top.FDSelect.gidArray.append(selector)
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    top.charset = font.getGlyphOrder()
    bounds = outline.calcBounds(font.getGlyphSet()) or (0, 0, 0, 0)
    font["hmtx"].metrics[name] = (width, round(bounds[0]))
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    return name


def set_line(font, ascent, descent):
    """The same line metrics in all three places where programs look for them."""
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = ascent, -descent, 0
    table.usWinAscent, table.usWinDescent = ascent, descent


def set_names(font, family, weight):
    """The subset bears neither the reserved name nor the trademark."""
    names = font["name"]
    names.names = []
    postscript = f"{family.replace(' ', '')}-{weight}"
    texts = {0: COPYRIGHT, 1: family, 2: weight, 3: f"{VERSION};{postscript}", 4: f"{family} {weight}", 5: f"Version {VERSION}",
             6: postscript, 13: LICENCE, 14: "https://openfontlicense.org"}
    for identifier, text in texts.items():
        names.setName(text, identifier, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    top.FamilyName, top.FullName, top.Notice = family, f"{family} {weight}", COPYRIGHT
    for index, part in enumerate(top.FDArray):
        part.FontName = f"{postscript}-{index}"


def main():
    latin = common_latin() | set("‘’“”…—–•×÷±≤≥≈≠−‚„‹›′″€™‑·")
    shipped = shipped_texts()
    everything = latin | gb2312(1, 87) | set(SYMBOLS) | set(NAMES) | shipped
    make_font("Regular", CHINESE_FACE, everything, "Rolecall Sans SC", CHINESE_LINE)
    make_font("Bold", CHINESE_FACE, everything, "Rolecall Sans SC", CHINESE_LINE)
    make_font("Regular", KOREAN_FACE, latin, "Rolecall Sans", LATIN_LINE)
    make_font("Bold", KOREAN_FACE, latin, "Rolecall Sans", LATIN_LINE)


if __name__ == "__main__":
    main()
