"""Counts the files of a data folder with a few lines of pandas and compares them with `watchfloor import-alerts --json`.

    python3 tests/compare/alert_history.py WATCHFLOOR [DATA]

WATCHFLOOR is the command line program, DATA the folder with `alerts/ait_alerts.zip` and `tickets/incident_event_log.csv`
(../shared/data unless named). Leaves with 1 if any figure differs, with 0 if the data or pandas is not here (and says so).
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

try:
    import numpy as np
    import pandas as pd
except ImportError:
    print("NOT CHECKED: pandas is not installed")
    sys.exit(0)


def groups(times_by_key, minutes, window):
    """Groups of whole-second or finer times: at most `minutes` after the first (fixed) or the latest (sliding) alert."""
    limit, count = minutes * 60, 0
    for times in times_by_key:
        start = None
        for at in sorted(times):
            if start is None or at - start > limit:
                count, start = count + 1, at
            elif window == "sliding":
                start = at
    return count


def week(moments, zone):
    local = moments.dt.tz_convert(zone)
    counts = np.bincount(local.dt.day_of_week * 24 + local.dt.hour, minlength=168)
    # In a zone that is whole hours from UTC, hours of the wall clock are hours of UTC.
    hours = pd.date_range(moments.min().floor("h"), moments.max().floor("h"), freq="h").tz_convert(zone)
    return counts.tolist(), np.bincount(hours.day_of_week * 24 + hours.hour, minlength=168).tolist()


def run(program, path, *flags):
    done = subprocess.run([program, "import-alerts", str(path), "--json", *flags], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{path.name} {flags}: {done.stderr}")
    return json.loads(done.stdout)


def check(name, said, expected, wrong):
    for key, value in expected.items():
        if said[key] != value:
            wrong.append(f"{name}: {key} is {said[key]}, pandas has {value}")


def alerts(program, path, wrong):
    rows = pd.read_csv(path)
    moments = pd.to_datetime(rows.time, unit="s", utc=True)
    for zone in ["UTC", "Europe/Berlin", "America/New_York"]:
        counts, observed = week(moments, zone)
        expected = {"rows_read": len(rows), "rows_rejected": 0, "alerts": len(rows), "hour_of_week": counts,
                    "observed_hours": observed, "elapsed_hours": None, "groups": None}
        check(f"{path.name} {zone}", run(program, path, "--zone", zone), expected, wrong)
    for rule in ["name", "short"]:
        keys = [times.tolist() for _, times in rows.groupby([rule, "host"]).time]
        for minutes in [1, 15, 60]:
            for window in ["fixed", "sliding"]:
                said = run(program, path, "--rule-column", rule, "--group-minutes", str(minutes), "--group-window", window)
                name = f"{path.name} {rule} {minutes} {window}"
                check(name, said, {"groups": groups(keys, minutes, window)}, wrong)
    # Rules beyond the named ones are one sum, and names of hosts in the name of a rule are masked.
    said, expected = run(program, path), rows.name.value_counts().to_dict()
    named = all(expected[rule["name"]] == rule["alerts"] for rule in said["rules"] if "[host]" not in rule["name"])
    others = said["other_rules"]["alerts"] if said["other_rules"] else 0
    if not named or sum(rule["alerts"] for rule in said["rules"]) + others != len(rows):
        wrong.append(f"{path.name}: counts by rule differ")


def tickets(program, path, wrong):
    rows = pd.read_csv(path)
    time = lambda column: pd.to_datetime(column, format="%d-%m-%Y %H:%M")
    rows["opened"], rows["closed"] = time(rows.opened_at), time(rows.closed_at)
    one = rows.groupby("number").agg(opened=("opened", "min"), closed=("closed", "last"), priority=("priority", "last"),
                                     category=("category", "last"), cmdb_ci=("cmdb_ci", "last"))
    for zone in ["UTC", "Europe/Berlin"]:
        # A time that the clock change skips is an hour later, one that it repeats is the first of the two.
        local = lambda times: times.dt.tz_localize(zone, nonexistent=pd.Timedelta(1, "h"),
                                                   ambiguous=np.ones(len(times), dtype=bool)).dt.tz_convert("UTC")
        opened, closed = local(one.opened), local(one.closed)
        elapsed = (closed - opened).dt.total_seconds() / 3600
        counts, observed = week(opened, zone)
        said = run(program, path, "--zone", zone)
        expected = {"rows_read": len(rows), "rows_rejected": 0, "alerts": len(one), "hour_of_week": counts,
                    "observed_hours": observed}
        check(f"{path.name} {zone}", said, expected, wrong)
        percentiles = {"p50": np.percentile(elapsed, 50), "p90": np.percentile(elapsed, 90)}
        check(f"{path.name} elapsed", said["elapsed_hours"], percentiles, wrong)
    words = {word["word"]: word["alerts"] for word in said["severity_words"]}
    check(f"{path.name} severities", words, one.priority.value_counts().to_dict(), wrong)
    keys = [[at.timestamp() for at in times] for _, times in one.groupby(["category", "cmdb_ci"]).opened]
    for window in ["fixed", "sliding"]:
        said = run(program, path, "--rule-column", "category", "--host-column", "cmdb_ci", "--group-minutes", "30",
                   "--group-window", window)
        check(f"{path.name} {window}", said, {"groups": groups(keys, 30, window)}, wrong)


def main():
    program = sys.argv[1]
    data = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "../shared/data")
    if not data.is_dir():
        print(f"NOT CHECKED: there is no {data}")
        return
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(data / "alerts" / "ait_alerts.zip") as archive:
            archive.extractall(folder)
        files = sorted(pathlib.Path(folder).rglob("*.csv"))
        for path in files:
            alerts(program, path, wrong)
    tickets(program, data / "tickets" / "incident_event_log.csv", wrong)
    print("\n".join(wrong) if wrong else f"{len(files) + 1} files agree in every figure")
    sys.exit(1 if wrong else 0)


main()
