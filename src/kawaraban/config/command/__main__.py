"""`python -m kawaraban.config.command`: the command without its script."""

import sys

from kawaraban.config.command import main

sys.exit(main())
