#!/usr/bin/python3
"""genrows.py FILE [COUNT]: a CSV of random incidents (ten million): id, position with six decimals, day of 2017 to 2024."""
import sys

import numpy as np

path, count, step = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000, 500_000
rand = np.random.RandomState(7)
days = np.arange(np.datetime64("2017-05-04"), np.datetime64("2024-11-27")).astype(str)
with open(path, "w", encoding="ascii") as out:
    out.write("id,lon,lat,event_date\n")
    for first in range(0, count, step):
        n = min(step, count - first)
        lon, lat = rand.uniform(35.4, 38.4, n), rand.uniform(32.2, 37.0, n)
        day = days[rand.randint(len(days), size=n)]
        out.write("\n".join([f"{first + i},{lon[i]:.6f},{lat[i]:.6f},{day[i]}" for i in range(n)]) + "\n")
