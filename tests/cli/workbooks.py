"""Small spreadsheet files written by hand after their standards (ECMA-376, OASIS OpenDocument 1.2), for what no writer
of ours makes: formulas, merged cells, several sheets.

A book is {"sheets": {name: rows}, "merged": ["B2:B3"]}; a row is a list of cells or [] for an empty one; a cell is a
text, a number, null, {"serial": 45250} shown as a date, {"day": "2023-11-20"} (ODS) or {"formula": "A1+1", "value": 2},
whose value may be missing.
"""
import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def archive(members):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as packed:
        for name, text in members.items():
            packed.writestr(zipfile.ZipInfo(name), text)
    return memory.getvalue()


def xlsx_cell(at, cell):
    if cell is None:
        return f'<c r="{at}"/>'
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    if isinstance(cell, dict) and "serial" in cell:
        return f'<c r="{at}" s="1"><v>{cell["serial"]}</v></c>'
    if isinstance(cell, dict):
        value = cell.get("value")
        kind = ' t="str"' if isinstance(value, str) else ""
        return f'<c r="{at}"{kind}><f>{escape(cell["formula"])}</f>{"" if value is None else f"<v>{value}</v>"}</c>'
    return f'<c r="{at}"><v>{cell}</v></c>'


def xlsx(book):
    sheets = list(book["sheets"].items())
    parts = {
        "[Content_Types].xml":
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/>' + "".join(
                f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{CONTENT}.worksheet+xml"/>'
                for i in range(1, len(sheets) + 1)) + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>' + "".join(
            f'<sheet name="{name}" sheetId="{i}" r:id="s{i}"/>' for i, (name, _) in enumerate(sheets, 1)) +
            "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">' + "".join(
            f'<Relationship Id="s{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(sheets) + 1)) +
            f'<Relationship Id="t" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
                         "</styleSheet>",
    }
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in book.get("merged", []))
    for i, (_, rows) in enumerate(sheets, 1):
        data = "".join(
            f'<row r="{r}">' + "".join(xlsx_cell(f"{chr(65 + c)}{r}", cell) for c, cell in enumerate(row)) + "</row>"
            for r, row in enumerate(rows, 1) if row)
        parts[f"xl/worksheets/sheet{i}.xml"] = (f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>' +
                                                (f"<mergeCells>{merged}</mergeCells>" if merged else "") + "</worksheet>")
    return archive(parts)


def ods_cell(cell, spanned):
    span = ' table:number-rows-spanned="2"' if spanned else ""
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"{span}><text:p>{escape(cell)}</text:p></table:table-cell>'
    if isinstance(cell, dict) and "day" in cell:
        return (f'<table:table-cell office:value-type="date" office:date-value="{cell["day"]}"><text:p>20.11.23</text:p>'
                "</table:table-cell>")
    formula, value = "", cell
    if isinstance(cell, dict):
        formula, value = f' table:formula="of:={escape(cell["formula"])}"', cell.get("value")
    if value is None:
        return f"<table:table-cell{formula}/>"
    return (f'<table:table-cell office:value-type="float" office:value="{value}"{formula}><text:p>{value}</text:p>'
            "</table:table-cell>")


def ods(book):
    names = f'xmlns:office="{OASIS}:office:1.0" xmlns:table="{OASIS}:table:1.0" xmlns:text="{OASIS}:text:1.0"'
    tables = ""
    for name, rows in book["sheets"].items():
        tables += f'<table:table table:name="{name}">' + "".join(
            "<table:table-row>" + ("".join(
                ods_cell(cell, f"{chr(65 + c)}{r}" in [area.split(":")[0] for area in book.get("merged", [])])
                for c, cell in enumerate(row)) or "<table:table-cell/>") + "</table:table-row>"
            for r, row in enumerate(rows, 1)) + "</table:table>"
    return archive({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>{tables}'
                       "</office:spreadsheet></office:body></office:document-content>",
    })
