"""Made-up rostering instances in the published format (Curtois and Qu 2014), at the sizes of those that are not at hand.

usage:  rota_made.py FOLDER [--seed N]

Rules and numbers follow the published ones: contracts of 36 and about 20 hours with narrow bands over the whole horizon, caps of a
quarter of the days on scarce shifts, half of the weekends, days off in rows, wishes in rows, cover that nearly uses the hours up.
One file a size: made-WEEKS-PEOPLE-SHIFTS.txt.
"""

import argparse
import pathlib
import random

SIZES = [(4, 30, 4), (6, 32, 4), (8, 20, 3), (12, 22, 3), (26, 50, 6), (52, 50, 10), (52, 100, 16), (52, 150, 32)]


def shifts_of(count):
    """[(id, minutes, what may not follow, share of days that anybody may have)], from early to night"""
    parts = {3: "ELN", 4: "EDLN", 6: "EEDLNN"}.get(count)
    parts = parts or "E" * (count * 3 // 10) + "D" * (count * 3 // 10) + "L" * (count * 3 // 10)
    parts += "N" * (count - len(parts))
    shifts = []
    for place, part in enumerate(parts):
        long = part != "D" and parts[:place].count(part) % 2 == 1
        before = [number for number, other in enumerate(parts) if "EDLN".index(other) < "EDLN".index(part)]
        share = 0.25 if long or part == "N" else 1
        shifts.append((f"{part.lower()}{place}" if count > 4 else part, 720 if long else 480, before, share))
    return shifts


def rows_of_days(draw, days, number, longest):
    chosen = set()
    while len(chosen) < number:
        first = draw.randrange(days)
        chosen |= set(range(first, min(days, first + draw.randint(1, longest))))
    return sorted(chosen)[:number]


def instance(draw, weeks, people, count):
    days = 7 * weeks
    shifts = shifts_of(count)
    lines = ["SECTION_HORIZON", str(days), "", "SECTION_SHIFTS"]
    for name, minutes, before, _ in shifts:
        lines.append(f"{name},{minutes}," + "|".join(shifts[other][0] for other in before))
    lines += ["", "SECTION_STAFF"]
    hours, names = 0, []
    can = []
    for person in range(people):
        share = person / people
        week, most_row, least_row, off, weekends = 36, 5, 2, 2, weeks // 2
        if 0.55 < share <= 0.75:
            most_row, off = 6, 2 + (weeks < 12)
            week = 36 if weeks > 12 else 32.3
        elif 0.75 < share <= 0.9:
            week, weekends = 19.8, min(weeks, weeks * 3 // 4)
        elif share > 0.9:
            week, most_row, least_row, weekends = 18, 3, 1, max(1, weeks // 3)
        most = int(week * weeks / 2) * 120
        least = most - (720 if weeks <= 6 else 960)
        hours += (most + least) / 2
        skills = [draw.random() < 0.65 for _ in shifts]
        skills[draw.randrange(count)] = True
        if not any(skill and share == 1 for skill, (*_, share) in zip(skills, shifts)):
            skills[next(place for place, (*_, share) in enumerate(shifts) if share == 1)] = True
        can.append(skills)
        worth = most / (36 * weeks * 60)
        caps = [f"{shift[0]}={int(days * (shift[3] if shift[3] == 1 else shift[3] * worth)) if skill else 0}"
                for shift, skill in zip(shifts, skills)]
        names.append(f"p{person}")
        lines.append(f"p{person},{'|'.join(caps)},{most},{least},{most_row},{least_row},{off},{weekends}")
    lines += ["", "SECTION_DAYS_OFF"]
    for name in names:
        off = rows_of_days(draw, days, max(1, days * 2 // 21), 10)
        lines.append(",".join([name, *map(str, off)]))
    wishes = {"ON": [], "OFF": []}
    for name, skills in zip(names, can):
        able = [shift[0] for shift, skill in zip(shifts, skills) if skill]
        for kind, share in (("ON", 0.18), ("OFF", 0.075)):
            shift, weight, last = draw.choice(able), draw.randint(1, 3), None
            for day in rows_of_days(draw, days, int(days * share), 5):
                if last is not None and day > last + 1:
                    shift, weight = draw.choice(able), draw.randint(1, 3)
                last = day
                wishes[kind].append(f"{name},{day},{shift},{weight}")
    for kind, rows in wishes.items():
        lines += ["", f"SECTION_SHIFT_{kind}_REQUESTS", *rows]
    lines += ["", "SECTION_COVER"]
    able = [sum(skills[place] * shifts[place][3] for skills in can) for place in range(count)]
    whole = sum(number * shift[1] for number, shift in zip(able, shifts)) * days
    for day in range(days):
        for place, shift in enumerate(shifts):
            wanted = hours / whole * able[place] * (0.9 if day % 7 >= 5 else 1.08) + draw.uniform(-0.8, 0.8)
            lines.append(f"{day},{shift[0]},{max(0, round(wanted))},100,1")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        draw = random.Random(f"{options.seed} {size}")
        path = options.folder / ("made-" + "-".join(map(str, size)) + ".txt")
        path.write_text(instance(draw, *size), encoding="utf-8")


main()
