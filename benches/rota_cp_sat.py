"""Solves a published rostering instance (Curtois and Qu 2014) with CP-SAT of Google OR-tools, to stand beside our own solver.

usage:  rota_cp_sat.py TOOLS INSTANCE.txt ROSTER.csv [--seconds S] [--workers W] [--seed N]

TOOLS is the folder with `rota_score.py`, whose reader of the format is used. The model is the usual one: a Boolean for each person,
day and shift. What it finds is written to ROSTER.csv, `ID,cell,cell,...` a person.
"""

import argparse
import pathlib
import sys

from ortools.sat.python import cp_model


def model_of(instance):
    """The model, and the Boolean of each (person, day, shift)."""
    model = cp_model.CpModel()
    days, shifts = range(instance.horizon), instance.order
    works, costs = {}, []
    for staff in instance.staff:
        off = instance.days_off.get(staff.id, set())
        at_work = []
        for day in days:
            there = []
            for shift in shifts:
                may = day not in off and staff.max_shifts.get(shift, len(days)) > 0
                cell = model.new_bool_var("") if may else model.new_constant(0)
                works[staff.id, day, shift] = cell
                there.append(cell)
            at_work.append(model.new_bool_var(""))
            model.add(sum(there) == at_work[-1])
        for shift in shifts:
            cells = [works[staff.id, day, shift] for day in days]
            if shift in staff.max_shifts:
                model.add(sum(cells) <= staff.max_shifts[shift])
            for after in instance.cannot_follow[shift]:
                for day in days[:-1]:
                    model.add_bool_or(cells[day].negated(), works[staff.id, day + 1, after].negated())
        minutes = sum(
            instance.shifts[shift] * works[staff.id, day, shift] for day in days for shift in shifts
        )
        model.add_linear_constraint(minutes, staff.min_min, staff.max_min)
        for first in range(len(days) - staff.max_cons):
            model.add_bool_or(cell.negated() for cell in at_work[first : first + staff.max_cons + 1])
        # A row that is too short between its two ends is forbidden, whatever its length.
        for length in range(1, staff.min_cons):
            for day in range(len(days) - length - 1):
                inner = [cell.negated() for cell in at_work[day + 1 : day + 1 + length]]
                model.add_bool_or(at_work[day], *inner, at_work[day + length + 1])
        for length in range(1, staff.min_off):
            for day in range(len(days) - length - 1):
                inner = at_work[day + 1 : day + 1 + length]
                model.add_bool_or(at_work[day].negated(), *inner, at_work[day + length + 1].negated())
        weekends = []
        for saturday in days[5::7]:
            weekends.append(model.new_bool_var(""))
            model.add_max_equality(weekends[-1], at_work[saturday : saturday + 2])
        model.add(sum(weekends) <= staff.max_we)
    costs += [weight * (1 - works[who, day, shift]) for who, day, shift, weight in instance.on]
    costs += [weight * works[who, day, shift] for who, day, shift, weight in instance.off]
    for day, shift, wanted, short, beyond in instance.cover:
        there = sum(works[staff.id, day, shift] for staff in instance.staff)
        missing = model.new_int_var(0, wanted, "")
        over = model.new_int_var(0, len(instance.staff), "")
        model.add(there + missing - over == wanted)
        costs += [short * missing, beyond * over]
    model.minimize(sum(costs))
    return model, works


def main():
    parser = argparse.ArgumentParser()
    for name in ("tools", "instance", "roster"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.path.insert(0, str(options.tools))
    import rota_score

    instance = rota_score.Instance(options.instance)
    model, works = model_of(instance)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = options.seconds
    solver.parameters.num_workers = options.workers
    solver.parameters.random_seed = options.seed
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        sys.exit("no roster was found")
    with options.roster.open("w", encoding="utf-8") as file:
        for staff in instance.staff:
            cells = []
            for day in range(instance.horizon):
                there = [
                    shift for shift in instance.order if solver.boolean_value(works[staff.id, day, shift])
                ]
                cells.append(there[0] if there else "-")
            file.write(",".join([staff.id, *cells]) + "\n")


main()
