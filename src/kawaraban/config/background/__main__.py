"""`python -m kawaraban.config.background`: how the supervisor starts the process."""

import signal
import sys

from kawaraban.config.background import process
from kawaraban.config.command.lifeline import die_with_supervisor
from kawaraban.config.environment import Misconfigured

die_with_supervisor(signal.SIGTERM)
try:
    sys.exit(process.run())
except Misconfigured as error:
    print(error, file=sys.stderr)  # noqa: T201 - the one sentence the operator reads
    sys.exit(2)
