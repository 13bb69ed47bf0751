"""The published rostering instances (Curtois and Qu 2014), solved and judged.

usage:  rota_published.py CURTOIS SHARED FOLDER [--seconds S] [--threads T] [--seeds N] [--instances 1,2,...]

CURTOIS is the built example, SHARED the folder with `rota` and `tools`, FOLDER takes the rosters. Every roster is judged by
`tools/rota_score.py`, which is not ours; a broken rule or a second too long is an error. One row an instance: best known cost,
median and best cost over the seeds, seconds until the cost of the median run was found.
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


def run(options, number, seed):
    """(cost, seconds until it was found, seconds in all)"""
    instance = options.shared / f"rota/instances/Instance{number}.txt"
    roster = options.folder / f"{number}.{seed}.csv"
    command = [options.curtois, instance, "--seconds", options.seconds, "--threads", options.threads]
    command += ["--seed", seed, "--out", roster]
    started = time.monotonic()
    solved = subprocess.run([str(part) for part in command], stderr=subprocess.PIPE, text=True, check=False)
    taken = time.monotonic() - started
    if solved.returncode != 0 or taken > options.seconds + 1:
        sys.exit(f"instance {number}, seed {seed}: {taken:.1f} s\n{solved.stderr}")
    judge = [sys.executable, options.shared / "tools/rota_score.py", instance, roster]
    judged = subprocess.run([str(part) for part in judge], stdout=subprocess.PIPE, text=True, check=False)
    if judged.returncode != 0:
        sys.exit(f"instance {number}, seed {seed}: {judged.stdout}")
    cost = int(re.search(r"cost=(\d+)", judged.stdout).group(1))
    found = re.findall(r"^ *([\d.]+) s  \d+$", solved.stderr, re.MULTILINE)
    return cost, float(found[-1]), taken


def main():
    parser = argparse.ArgumentParser()
    for name in ("curtois", "shared", "folder"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--instances", default="")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    files = (options.shared / "rota/instances").glob("Instance*.txt")
    numbers = sorted(int(file.stem.removeprefix("Instance")) for file in files)
    if options.instances:
        numbers = [int(number) for number in options.instances.split(",")]
    known = best_known(options.shared)
    print("| instance | best known | median | best | found after, s |\n| --- | --- | --- | --- | --- |")
    for number in numbers:
        runs = sorted(run(options, number, seed) for seed in range(1, options.seeds + 1))
        costs = [cost for cost, _, _ in runs]
        median = int(statistics.median_low(costs))
        found = next(found for cost, found, _ in runs if cost == median)
        print(f"| {number} | {known.get(number, '')} | {median} | {costs[0]} | {found:.1f} |", flush=True)


main()
