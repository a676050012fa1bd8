"""All figures of the README in one run: `python -m benchmarks [NAME ...]`. Says at the end which goals were missed."""

import subprocess
import sys

RUNS = (
    "authorization",
    "organization_list",
    "provisioning",
    "match",
    "pairing",
    "job_delivery",
    "import_sheet",
    "postings",
    "trace",
    "funder_page",
    "worker_desk",
    "booking",
    "venue_calendar",
    "stock",
    "start",
    "import_people",
    "year_statements",
)


def main() -> None:
    wanted = sys.argv[1:] or RUNS
    missed = [name for name in wanted if run(name) != 0]
    if missed:
        raise SystemExit(f"missed or not run: {', '.join(missed)}")


def run(name: str) -> int:
    print(f"=== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode


if __name__ == "__main__":
    main()
