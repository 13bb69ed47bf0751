"""Reads the calendar of rotas that lie over clock changes with two libraries, and compares it with the plan and with payroll.

    pip install --requirement tests/verify/requirements.txt
    python3 tests/verify/rota_calendar.py WATCHFLOOR ROTA_EXPORT

WATCHFLOOR is the command line program, ROTA_EXPORT the example of this name. The rota of the sample plan, with shifts on call, at
another site and at the hours of the change added to it, is moved over both clock changes of a year in three zones. Of each plan

- both readers find the same events: identifier, title, begin and end in UTC, free or busy;
- these are the shifts of the plan, as Python's own zones place them;
- no identifier is there twice, and a later export after a change of shifts has the same ones for the same people and dates;
- attended hours and those on call of each person in the table for payroll are the sum of the events.

Leaves with 1 and says what differs if anything does.
"""

import csv
import datetime as dt
import io
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from zoneinfo import ZoneInfo

import icalendar
import ics

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Sydney"]
YEAR = 2027
SITE_ZONE = "Asia/Kolkata"
WEEKS_BEFORE = 4
ON_CALL, EARLY_END, LATE_START, AWAY = (f"8r3zyw000009{number}" for number in range(4))
SITE = "cr3zyw0000091"
NAMES = ["Zoë; Ångström, “Ash”", "日本語の名前" * 8]
STAMPS = ["2027-01-02T03:04:05Z", "2027-01-05T06:07:08Z"]


def main():
    watchfloor, export = sys.argv[1:3]
    sample = json.loads(said(watchfloor, "sample", "--month", "2027-03"))
    events, changed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for zone in ZONES:
            days = clock_changes(ZoneInfo(zone))
            check(len(days) == 2, f"{zone} has {len(days)} clock changes in {YEAR}")
            for day in days:
                path = pathlib.Path(folder) / "plan.json"
                counts = compare(export, path, moved(sample, zone, day), f"{zone} {day}")
                events, changed = events + counts[0], changed + counts[1]
    print(
        f"{2 * len(ZONES)} plans, {events} events: icalendar {icalendar.__version__}, ics {ics.__version__}, the plan and payroll"
        f" agree; {changed} shifts are longer or shorter by a clock change"
    )


def compare(export, path, plan, what):
    """How many events there are, and how many a clock change makes longer or shorter."""
    path.write_text(json.dumps(plan), encoding="utf-8")
    text = said(export, "calendar", path, STAMPS[0])
    events = read_with_icalendar(text)
    same(read_with_ics(text), events, f"{what}: ics and icalendar")
    expected = shifts_of(plan["document"])
    same({uid: shift[:4] for uid, shift in expected.items()}, events, f"{what}: the plan and its calendar")
    same(hours_paid(export, path), hours_of(plan["document"], events), f"{what}: payroll and calendar")
    path.write_text(json.dumps(with_other_shifts(plan)), encoding="utf-8")
    later = read_with_icalendar(said(export, "calendar", path, STAMPS[1]))
    check(set(later) == set(events), f"{what}: identifiers of a later export differ")
    check(later != events, f"{what}: the later export is that of the first plan")
    changed = [uid for uid, (_, begin, end, _, minutes) in expected.items() if (end - begin) != minutes]
    check(changed, f"{what}: no shift is changed by the clock")
    return len(events), len(changed)


def clock_changes(zone):
    """The dates of a year on which the clock is changed."""
    days = [dt.date(YEAR, 1, 1) + dt.timedelta(days=number) for number in range(365)]
    offset = lambda day: dt.datetime.combine(day, dt.time(), zone).utcoffset()
    return [day for day in days if offset(day) != offset(day + dt.timedelta(days=1))]


def moved(sample, zone, change):
    """The sample in a zone, its rota so that the clock is changed in its middle, with shifts that are hard to place."""
    plan = json.loads(json.dumps(sample))
    document = plan["document"]
    document["soc"]["home_zone"] = zone
    rota = document["rota"]
    monday = change - dt.timedelta(days=change.weekday() + 7 * WEEKS_BEFORE)
    by = monday - dt.date.fromisoformat(rota["first_day"])
    rota["first_day"] = monday.isoformat()
    for person, row in rota["rows"].items():
        rota["rows"][person] = {(dt.date.fromisoformat(day) + by).isoformat(): shift for day, shift in row.items()}
    add_hard_shifts(rota, change, odd_minute(ZoneInfo(zone), change))
    for person, name in zip(sorted(rota["people"]), NAMES):
        rota["people"][person]["name"] = name
    return plan


def odd_minute(zone, day):
    """Minutes after the midnight of a clock change to a time that the clock skips or shows twice, in the midst of those."""
    for minute in range(1440):
        wall = dt.datetime.combine(day, dt.time(), zone) + dt.timedelta(minutes=minute)
        if wall.utcoffset() != wall.replace(fold=1).utcoffset():
            return minute + 30
    sys.exit(f"{zone} skips no time on {day} and shows none twice")


def add_hard_shifts(rota, change, odd):
    """On call around the change, from and to a time that is skipped or shown twice, and at a site of another zone."""
    pattern = next(iter(rota["shifts"].values()))
    rota["sites"][SITE] = {"position": pattern["position"], "name": "Pune", "zone": SITE_ZONE, "holidays": []}
    kinds = [
        (ON_CALL, "On call", 480, 1440, "on_call", None),
        (EARLY_END, "Until the change", 1320, 120 + odd, "work", None),
        (LATE_START, "From the change", odd, 300, "work", None),
        (AWAY, "Elsewhere", 360, 480, "work", SITE),
    ]
    for letter, (key, name, start, length, duty, site) in zip("PQRS", kinds):
        kind = dict(pattern, letter=letter, name=name, start_minute=start, length_minutes=length, duty=duty)
        rota["shifts"][key] = dict(kind, site=site) if site else kind
    people = sorted(rota["people"])
    day_before = change - dt.timedelta(days=1)
    places = [(0, day_before, ON_CALL), (1, day_before, EARLY_END), (2, change, LATE_START), (3, day_before, AWAY)]
    places += [(4, change, ON_CALL), (5, change, AWAY)]
    for number, day, shift in places:
        rota["rows"].setdefault(people[number], {})[day.isoformat()] = shift


def with_other_shifts(plan):
    """The plan after somebody gave a person another shift on each day that had one."""
    plan = json.loads(json.dumps(plan))
    rota = plan["document"]["rota"]
    person, shift = sorted(rota["people"])[0], AWAY
    rota["rows"][person] = {day: shift for day in rota["rows"][person]}
    return plan


def shifts_of(document):
    """By identifier the title, begin, end, free or busy, and length by the wall clock of each shift of the rota's weeks."""
    rota, found = document["rota"], {}
    first = dt.date.fromisoformat(rota["first_day"])
    for person, row in rota["rows"].items():
        for text, key in row.items():
            day, kind = dt.date.fromisoformat(text), rota["shifts"][key]
            if not 0 <= (day - first).days < 7 * rota["weeks"]:
                continue
            site = kind.get("site")
            zone = ZoneInfo(rota["sites"][site]["zone"] if site else document["soc"]["home_zone"])
            minutes = dt.timedelta(minutes=kind["length_minutes"])
            wall = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=kind["start_minute"])
            title = f"{kind['name'] or kind['letter']} - {rota['people'][person]['name']}"
            begin, end = moment(wall, zone, 0), moment(wall + minutes, zone, 1)
            found[f"{person}-{text}@watchfloor"] = (title, begin, end, kind["duty"] == "work", minutes)
    return found


def moment(wall, zone, fold):
    """When the wall clock shows a time, first (fold 0) or last (1); where it skips that time, when it does so."""
    then = wall.replace(tzinfo=zone, fold=fold).astimezone(dt.timezone.utc)
    if then.astimezone(zone).replace(tzinfo=None) == wall:
        return then
    # Counted on with the offset from before the change, it lies behind it.
    before = wall.replace(tzinfo=zone, fold=0).utcoffset()
    then = (wall - before).replace(tzinfo=dt.timezone.utc)
    while (then - dt.timedelta(minutes=1)).astimezone(zone).utcoffset() != before:
        then -= dt.timedelta(minutes=1)
    return then


def read_with_icalendar(text):
    events = [
        (str(event["UID"]), (str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt, event["TRANSP"] == "OPAQUE"))
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    ]
    return by_identifier(events)


def read_with_ics(text):
    events = [
        (event.uid, (event.name, event.begin.datetime, event.end.datetime, not event.transparent))
        for event in ics.Calendar(text).events
    ]
    return by_identifier(events)


def by_identifier(events):
    often = [uid for uid, count in Counter(uid for uid, _ in events).items() if count > 1]
    check(events and not often, f"{len(events)} events; identifiers that are there twice: {often}")
    utc = lambda moment: moment.astimezone(dt.timezone.utc)
    check(all(event[1].utcoffset() is not None for _, event in events), "an event has a time without a zone")
    return {uid: (title, utc(begin), utc(end), busy) for uid, (title, begin, end, busy) in events}


def hours_of(document, events):
    """Attended hours and those on call by person, from the events."""
    hours = defaultdict(lambda: [0.0, 0.0])
    for uid, (_, begin, end, busy) in events.items():
        person = uid.removesuffix("@watchfloor")[: -len("-2027-01-01")]
        name = document["rota"]["people"][person]["name"]
        hours[name][0 if busy else 1] += (end - begin).total_seconds() / 3600
    return {name: tuple(round(each, 2) for each in both) for name, both in hours.items()}


def hours_paid(export, path):
    table = csv.DictReader(io.StringIO(said(export, "payroll", path).removeprefix("\ufeff"), newline=""))
    paid = {row["name"]: (float(row["attended"]), float(row["on call"])) for row in table}
    return {name: both for name, both in paid.items() if any(both)}


def said(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    check(done.returncode == 0, f"{command[0]} {command[1]}: {done.stderr.decode()}")
    return done.stdout.decode()


def same(one, other, what):
    apart = [key for key in sorted(set(one) | set(other)) if one.get(key) != other.get(key)]
    lines = [f"{key}: {one.get(key)} is not {other.get(key)}" for key in apart[:5]]
    check(not apart, "\n".join([f"{what} differ in {len(apart)} of {len(other)}", *lines]))


def check(holds, why):
    if not holds:
        sys.exit(why)


if __name__ == "__main__":
    main()
