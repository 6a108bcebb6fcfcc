"""`kawaraban demo`: a demo newsroom, made once, with a new editor's password at each start."""

from __future__ import annotations

import argparse
import functools
import os
import socket
from pathlib import Path

from kawaraban.config import environment
from kawaraban.config.command import folder, listening, serve
from kawaraban.config.command.folder import State
from kawaraban.config.command.forked import in_a_child
from kawaraban.config.environment import Misconfigured

MADE_BY_US = "demo"
"""A file in the folder that says so: a real newsroom is never filled with invented stories."""
MARK = "Made by `kawaraban demo`.\n"
SETTINGS = {
    "SITE_NAME": "Tonle Tsushin",
    "LANGUAGES": "en ja km th vi",
    "TIME_ZONE": "Asia/Tokyo",
    "ALLOW_LOOPBACK_FETCH": "yes",
}
EDITOR = "editor"


def run(arguments: list[str]) -> int:
    """Make the demo if needed, print its addresses and login, and serve it."""
    parser = argparse.ArgumentParser(
        prog="kawaraban demo", description="Make a demo newsroom, if there is none, and serve it."
    )
    parser.add_argument("--folder", default="demo-site", help="where it is kept: %(default)s")
    serve.add_address(parser)
    options = parser.parse_args(arguments)
    # The demo has settings of its own; those of a real site in this shell must not reach it.
    for name in [name for name in os.environ if name.startswith("KAWARABAN_")]:
        del os.environ[name]
    target = Path(options.folder).expanduser().absolute()
    host, port = options.host or "127.0.0.1", options.port or 8000
    address = listening.require_free(host, port)
    if code := in_a_child(functools.partial(prepare, target, host, port)):
        return code
    os.environ["KAWARABAN_DATA"] = str(target)
    return serve.supervise(environment.read(), address, port, options.workers or 1)


def prepare(target: Path, host: str, port: int) -> int:
    """Make and fill the demo unless it is there, and print how to get in."""
    is_new = claim(target)
    if is_new:
        folder.begin(target, SETTINGS)
    folder.change_settings(target, addresses(host, port))
    os.environ["KAWARABAN_DATA"] = str(target)
    from kawaraban.config.command import assets, database, editor, first_content
    from kawaraban.config.command.management import start_django

    site = start_django()
    database.migrate()
    if is_new:
        first_content.make(site, category=False)
    first_content.point_site_at(site)
    fill()
    assets.collect(target)
    password = editor.new_password()
    editor.make(EDITOR, "", password)
    folder.finish(target)
    print(
        f"Reader's site:  {site.site_url}/\n"
        f"Editor's desk:  {site.site_url}/admin/\n"
        f"Log in as:      {EDITOR}\n"
        f"Password:       {password}   (made anew for this start)\n"
        f"To work on it in another terminal: export KAWARABAN_DATA={target}",
        flush=True,
    )
    return 0


def claim(target: Path) -> bool:
    """Note that the folder is a demo's; return whether the demo must still be made or finished.

    Raises `Misconfigured` for a folder that holds anything else.
    """
    state = folder.state_of(target)
    mark = target / MADE_BY_US
    ours = mark.is_file() and mark.read_bytes() == MARK.encode()
    if state is not State.EMPTY and not ours:
        raise Misconfigured(f"{target} holds {state.value}, not a demo. Name another --folder.")
    target.mkdir(parents=True, exist_ok=True)
    folder.write(mark, MARK)
    return state is not State.SITE


def addresses(host: str, port: int) -> dict[str, str]:
    """Return the settings that depend on where the demo listens."""
    everywhere = host in ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound
    shown = "127.0.0.1" if everywhere else host
    url = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    hosts = ["localhost", "127.0.0.1", "[::1]"]
    if everywhere:
        hosts.append(socket.gethostname())
    return {"SITE_URL": url, "ALLOWED_HOSTS": " ".join(hosts)}


def fill() -> None:
    """Fill the demo with its stories, with progress; at once where they are all there."""
    from kawaraban.config.command.progress import Steps
    from kawaraban.demo import build

    with Steps() as steps:
        build.build(steps)
