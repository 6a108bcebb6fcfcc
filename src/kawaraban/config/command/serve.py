"""`kawaraban serve`: the web, the background work and the scheduler under one supervisor."""

from __future__ import annotations

import argparse
import logging.config
import os
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

from kawaraban.config import environment
from kawaraban.config.command import listening
from kawaraban.config.command.forked import in_a_child
from kawaraban.config.environment import SETTINGS, Environment
from kawaraban.config.logs import logging_to_standard_error
from kawaraban.config.supervisor import Child, Supervisor

# glibc makes an arena for each thread and keeps what was freed in it; with these it makes two, and
# gives back.
SMALL = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072"}


def add_address(parser: argparse.ArgumentParser) -> None:
    """Add --host, --port and --workers, which stand before the settings of the same names."""
    meanings = {setting.name: setting for setting in SETTINGS}

    def number(name: str) -> Callable[[str], int]:
        def parse(value: str) -> int:
            try:
                return int(meanings[name].parse(value))
            except ValueError as error:
                raise argparse.ArgumentTypeError(str(error)) from None

        return parse

    parser.add_argument("--host", help=meanings["HOST"].meaning)
    parser.add_argument("--port", type=number("PORT"), help=meanings["PORT"].meaning)
    parser.add_argument("--workers", type=number("WORKERS"), help=meanings["WORKERS"].meaning)


def run(arguments: list[str]) -> int:
    """Serve until SIGTERM, SIGINT or SIGHUP; return the exit code."""
    parser = argparse.ArgumentParser(prog="kawaraban serve", description="Serve the site.")
    add_address(parser)
    parser.add_argument(
        "--web-only",
        action="store_true",
        help="leave the background work to a `kawaraban worker` started by somebody else",
    )
    options = parser.parse_args(arguments)
    site = environment.read()
    host, port = options.host or site.host, options.port or site.port
    address = listening.require_free(host, port)
    if code := in_a_child(prepare):
        return code
    return supervise(site, address, port, options.workers or site.workers, options.web_only)


def prepare() -> int:
    """Check what a start needs, and collect static files that are not current."""
    from kawaraban.config.command import assets, database
    from kawaraban.config.command.management import start_django

    site = start_django()
    database.require_current()
    assets.collect(site.data)
    return 0


def supervise(
    site: Environment, address: str, port: int, workers: int, web_only: bool = False
) -> int:
    """Run the processes of a prepared site until they are told to stop."""
    logging.config.dictConfig(logging_to_standard_error(site.log_level))
    where = f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"

    def announce() -> None:
        print(f"Serving {site.site_url}. Stop with Ctrl-C.", flush=True)
        if not site.secure and urlsplit(site.site_url).port != port and site.proxies == 0:
            print(f"Links lead to {site.site_url}: set KAWARABAN_SITE_URL to change that.")

    print(f"Starting on {where} …", flush=True)
    # -P: a file in the current folder must not stand for a module of the same name.
    python = [sys.executable, "-P", "-m"]
    web = [address, str(port), str(workers), site.log_level]
    children = [Child("web", [*python, "kawaraban.config.command.web", *web])]
    if not web_only:
        children.append(Child("background", [*python, "kawaraban.config.background"]))
    return Supervisor(
        children,
        environ={**SMALL, **os.environ, "KAWARABAN_DATA": str(site.data)},
        ready=lambda: listening.answers(address, port),
        announce=announce,
    ).run()
