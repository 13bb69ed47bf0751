"""Reads one large file of alerts with `watchfloor import-alerts` and with pandas, in turn, and compares time and memory.

    python3 benches/import_alerts.py WATCHFLOOR FILE.csv
    python3 benches/import_alerts.py WATCHFLOOR ARCHIVE.zip FILE.csv    (unpacks the member of that name to FILE.csv first)

Both parse the file, turn epoch seconds into hours of the week, and count alerts by hour of the week and by rule; both are
fresh processes, start-up included; pandas additionally reports its time without start-up and imports. The medians of the
rounds and the largest resident set are printed.
"""

import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import zipfile

ROUNDS = 7

PANDAS = """
import time; import pandas as pd, numpy as np, sys, json
start = time.perf_counter()
rows = pd.read_csv(sys.argv[1])
moments = pd.to_datetime(rows.time, unit="s", utc=True)
week = np.bincount(moments.dt.day_of_week * 24 + moments.dt.hour, minlength=168)
rules = rows.name.value_counts()
inside = time.perf_counter() - start
print(json.dumps({"alerts": len(rows), "hour_of_week": week.tolist(), "rules": rules.to_dict(), "inside": inside}))
"""


def measured(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, json.loads(text)


def rules_agree(said, rules):
    """Every rule that is named has as many alerts (names in which a host is masked aside), and the others make up the rest."""
    named = all(rules[rule["name"]] == rule["alerts"] for rule in said["rules"] if "[host]" not in rule["name"])
    others = said["other_rules"]["alerts"] if said["other_rules"] else 0
    return named and sum(rule["alerts"] for rule in said["rules"]) + others == sum(rules.values())


def main():
    if importlib.util.find_spec("pandas") is None:
        print("NOT MEASURED: pandas is not installed")
        return
    program, path = sys.argv[1], sys.argv[-1]
    if len(sys.argv) > 3:
        with zipfile.ZipFile(sys.argv[2]) as archive:
            member = next(name for name in archive.namelist() if name.endswith(os.path.basename(path)))
            with archive.open(member) as source, open(path, "wb") as target:
                shutil.copyfileobj(source, target)
    ours, theirs, inside, memory = [], [], [], [0.0, 0.0]
    for _ in range(ROUNDS):
        seconds, megabytes, said = measured([program, "import-alerts", path, "--json"])
        ours.append(seconds)
        memory[0] = max(memory[0], megabytes)
        seconds, megabytes, pandas = measured([sys.executable, "-c", PANDAS, path])
        theirs.append(seconds)
        inside.append(pandas["inside"])
        memory[1] = max(memory[1], megabytes)
        same = said["alerts"] == pandas["alerts"] and said["hour_of_week"] == pandas["hour_of_week"]
        if not same or not rules_agree(said, pandas["rules"]):
            sys.exit("the two do not agree")
    size = os.path.getsize(path) / 1e6
    print(f"{size:.1f} MB, {said['alerts']} alerts, median of {ROUNDS} rounds")
    print(f"watchfloor {statistics.median(ours):.3f} s, at most {memory[0]:.0f} MB resident")
    print(f"pandas     {statistics.median(theirs):.3f} s, at most {memory[1]:.0f} MB resident")
    print(f"pandas     {statistics.median(inside):.3f} s without start-up and imports")


main()
