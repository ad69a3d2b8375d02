"""Tables of incidents for the server, and the same rows as CSV: made by a fixed seed, with everything that makes rows need
each other - rival claims, families, doubles, dates that settle the order of others - and cells that need care."""
import csv
import datetime
import random

PLACES = ["Dandong", "Sinuiju", "Hyesan", "Onsong County, North Hamgyong Province", "Hoeryong", "Namyang; Hoeryong", "Tumen City",
          "North Hamgyong Province", "China", "丹东", "", "Nowhere's ford", "a \\ place", "  Dandong "]
KINDS = ["forced-repatriation", "arrest", "crossing", "statement", "running-total"]
COLUMNS = ["id", "title", "date", "date_text", "origin", "destination", "destination_lon", "destination_lat", "persons_best",
           "kind", "verification", "published", "claim_group", "preferred", "part_of", "note"]
# What the server holds and GDAL does not hand over, or hands over in another form.
ODD_DAYS = ["infinity", "-infinity", "0044-03-15 BC", "12000-01-01"]


def make_rows(seed, count=300):
    draw = random.Random(seed)
    first = datetime.date(2023, 1, 1)
    rows = []
    for number in range(count):
        row = dict.fromkeys(COLUMNS, "")
        row["id"] = f"r{number}"
        row["title"] = f"Row {number}, \"quoted\""
        row["date"] = str(first + datetime.timedelta(days=draw.randrange(365)))
        row["origin"], row["destination"] = draw.choice(PLACES), draw.choice(PLACES)
        row["persons_best"] = str(draw.randrange(1, 200)) if draw.random() < 0.8 else ""
        row["kind"] = draw.choice(KINDS[:3]) if draw.random() < 0.9 else draw.choice(KINDS)
        row["verification"] = draw.choice(["alleged", "confirmed", ""])
        row["published"] = str(first + datetime.timedelta(days=draw.randrange(400))) if draw.random() < 0.7 else ""
        if draw.random() < 0.05:
            row["date"], row["date_text"] = "", draw.choice(["", "end of November 2023", "20/11/2023", "5/6/2023"])
        if draw.random() < 0.03:
            row["date"] = draw.choice(ODD_DAYS)
        if draw.random() < 0.12:
            row["claim_group"] = f"g{draw.randrange(12)}"
            row["preferred"] = draw.choice(["", "", "yes"])
        if draw.random() < 0.12:
            row["part_of"] = draw.choice([f"r{draw.randrange(count)}", f" g{draw.randrange(12)} ", "r999999"])
        if draw.random() < 0.3 and ";" not in row["destination"]:
            # A column of numbers keeps no zeros at their end, and with them no precision: here none are written.
            lon, lat = draw.randrange(1240, 1300) / 10, draw.randrange(400, 430) / 10
            row["destination_lon"], row["destination_lat"] = f"{lon:g}", f"{lat:g}"
        rows.append(row)
    rows[7]["id"] = " " + rows[7]["id"] + " "
    rows[20]["id"] = rows[21]["id"]
    return rows


def with_written_publication(rows):
    """Days of publication as words that can be read both ways, but for rows of one January that show the day first. Nothing
    but that makes others need them."""
    named = {row["part_of"].strip() for row in rows}
    for number, row in enumerate(rows):
        if row["published"]:
            year, month, day = row["published"].split("-")
            alone = not (row["claim_group"] or row["part_of"] or row["id"].strip() in named)
            shows = alone and row["date"].startswith("2023-01") and int(day) > 12
            row["published"] = f"{int(day)}/{int(month)}/{year}" if shows or int(day) <= 12 else row["published"]
        if number % 50 == 0:
            row["published"] = "１０／１１／２０２３"
    return rows


def write_csv(path, rows, columns=None):
    columns = columns or COLUMNS
    with open(path, "w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            unseen = row.get("date") in ODD_DAYS[:3]
            writer.writerow({**row, "date": ""} if unseen else row)


def literal(text):
    return "NULL" if text == "" else "'" + text.replace("'", "''") + "'"


def load(server, table, rows, types, geometry=True):
    """Makes the table; columns are text where `types` says nothing else. Coordinates become a point."""
    plain = [name for name in COLUMNS if not (geometry and name.startswith("destination_l"))]
    fields = [f"\"{name}\" {types.get(name, 'text')}" for name in plain]
    statements = [f"CREATE TABLE {table} ({', '.join(fields)}{', place geometry(Point, 4326)' if geometry else ''})"]
    for row in rows:
        values = [literal(row[name]) for name in plain]
        if geometry:
            values.append(f"ST_SetSRID(ST_MakePoint({row['destination_lon']}, {row['destination_lat']}), 4326)"
                          if row["destination_lon"] else "NULL")
        statements.append(f"INSERT INTO {table} VALUES ({', '.join(values)})")
    server.script(";\n".join(statements) + ";\n")
