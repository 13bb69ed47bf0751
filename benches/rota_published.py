"""The published rostering instances (Curtois and Qu 2014), solved and judged.

usage:  rota_published.py CURTOIS SHARED FOLDER [--seconds S] [--threads T] [--seeds N] [--instances 1,2,...] [--beside-cp-sat]

CURTOIS is the built example, SHARED the folder with `rota` and `tools`, FOLDER takes the rosters. Every roster is judged by
`tools/rota_score.py`, which is not ours; a broken rule or a second too long is an error. A run ends early once it has the best known
cost. One row an instance: best known cost, median and best cost over the seeds, seconds until the cost of the median run was found, and
what CP-SAT has after the same time on as many threads, if it is to be measured (one run; this Python must have OR-tools).
"""

import argparse
import csv
import pathlib
import re
import statistics
import subprocess
import sys
import time


def best_known(shared):
    lines = (shared / "rota/reference.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {int(row["instance"]): row["best_known"] for row in rows}


def judged_cost(options, instance, roster, what):
    judge = [sys.executable, options.shared / "tools/rota_score.py", instance, roster]
    judged = subprocess.run([str(part) for part in judge], stdout=subprocess.PIPE, text=True, check=False)
    if judged.returncode != 0:
        sys.exit(f"{what}: {judged.stdout}")
    return int(re.search(r"cost=(\d+)", judged.stdout).group(1))


def run(options, number, seed, known):
    """(cost, seconds until it was found)"""
    what = f"instance {number}, seed {seed}"
    instance = options.shared / f"rota/instances/Instance{number}.txt"
    roster = options.folder / f"{number}.{seed}.csv"
    command = [options.curtois, instance, "--seconds", options.seconds, "--threads", options.threads]
    command += ["--seed", seed, "--out", roster]
    command += ["--until", known] if known else []
    started = time.monotonic()
    solved = subprocess.run([str(part) for part in command], stderr=subprocess.PIPE, text=True, check=False)
    taken = time.monotonic() - started
    if solved.returncode != 0 or taken > options.seconds + 1:
        sys.exit(f"{what}: {taken:.1f} s\n{solved.stderr}")
    found = re.findall(r"^ *([\d.]+) s  \d+$", solved.stderr, re.MULTILINE)
    return judged_cost(options, instance, roster, what), float(found[-1])


def cp_sat(options, number):
    """The cost, or nothing where no roster was found."""
    instance = options.shared / f"rota/instances/Instance{number}.txt"
    roster = options.folder / f"{number}.cp_sat.csv"
    solver = pathlib.Path(__file__).with_name("rota_cp_sat.py")
    command = [sys.executable, solver, options.shared / "tools", instance, roster]
    command += ["--seconds", options.seconds, "--workers", options.threads]
    solved = subprocess.run([str(part) for part in command], stderr=subprocess.PIPE, text=True, check=False)
    if solved.returncode != 0:
        return "none" if "no roster" in solved.stderr else sys.exit(solved.stderr)
    return judged_cost(options, instance, roster, f"CP-SAT, instance {number}")


def main():
    parser = argparse.ArgumentParser()
    for name in ("curtois", "shared", "folder"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--instances", default="")
    parser.add_argument("--beside-cp-sat", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    files = (options.shared / "rota/instances").glob("Instance*.txt")
    numbers = sorted(int(file.stem.removeprefix("Instance")) for file in files)
    if options.instances:
        numbers = [int(number) for number in options.instances.split(",")]
    known = best_known(options.shared)
    print("| instance | best known | median | best | found after, s | CP-SAT |\n| --- | --- | --- | --- | --- | --- |")
    for number in numbers:
        best = known.get(number, "")
        runs = sorted(run(options, number, seed, best) for seed in range(1, options.seeds + 1))
        costs = [cost for cost, _ in runs]
        median = int(statistics.median_low(costs))
        found = next(found for cost, found in runs if cost == median)
        beside = cp_sat(options, number) if options.beside_cp_sat else ""
        print(f"| {number} | {best} | {median} | {costs[0]} | {found:.1f} | {beside} |", flush=True)


main()
