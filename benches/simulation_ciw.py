"""The desk of benches/simulation.rs in Ciw, beside it: the same mean waits, and how many alerts a second each plays.

    cargo bench --profile fast --no-default-features --bench simulation -- --json > simulation.json
    python3 benches/simulation_ciw.py simulation.json

Ciw (https://ciw.readthedocs.io, `pip install ciw`) is a discrete-event simulation in Python. Mean waits must agree within 3.5
combined standard errors; the seeds are fixed.
"""

import json
import math
import statistics
import sys
import time

try:
    import ciw
except ImportError:
    print("NOT MEASURED: Ciw is not installed (pip install ciw)")
    sys.exit(0)

REPETITIONS = 10
WARM_UP, HOURS = 48, 480


def network(classes, analysts):
    arrivals, services = {}, {}
    for place, (rate, minutes, cv) in enumerate(classes):
        variance = math.log(1 + cv * cv)
        arrivals[f"Class {place}"] = [ciw.dists.Exponential(rate)]
        services[f"Class {place}"] = [
            ciw.dists.Lognormal(math.log(minutes / 60) - variance / 2, math.sqrt(variance))
        ]
    return ciw.create_network(
        arrival_distributions=arrivals,
        service_distributions=services,
        number_of_servers=[analysts],
        priority_classes={f"Class {place}": place for place in range(len(classes))},
    )


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        ours = json.loads(file.read().strip().splitlines()[-1])
    classes = ours["classes"]
    waits = [[] for _ in classes]
    alerts, seconds = 0, 0.0
    for repetition in range(REPETITIONS):
        ciw.seed(100 + repetition)
        simulation = ciw.Simulation(network(classes, ours["analysts"]))
        start = time.perf_counter()
        simulation.simulate_until_max_time(WARM_UP + HOURS)
        seconds += time.perf_counter() - start
        records = simulation.get_all_records()
        alerts += len(records)
        for place, own in enumerate(waits):
            name = f"Class {place}"
            own.append(
                statistics.fmean(
                    record.waiting_time
                    for record in records
                    if record.customer_class == name and record.arrival_date >= WARM_UP
                )
            )
    for place, (own, (mean, half_width)) in enumerate(zip(waits, ours["mean_wait_hours"])):
        theirs, error = statistics.fmean(own), statistics.stdev(own) / math.sqrt(len(own))
        # Ten repetitions: Student's t of nine degrees of freedom.
        combined = math.hypot(error, half_width / 2.262)
        apart = abs(theirs - mean) / combined
        print(f"class {place}: mean wait {mean * 60:.3f} min, Ciw {theirs * 60:.3f} min, {apart:.1f} standard errors apart")
        if apart > 3.5:
            sys.exit(f"class {place} does not agree")
    speed = alerts / seconds
    print(f"alerts a second: {ours['alerts_a_second']:,.0f}, Ciw {speed:,.0f}: {ours['alerts_a_second'] / speed:,.0f} times as many")


if __name__ == "__main__":
    main()
