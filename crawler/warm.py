"""Loaded once by the fork server, so that a worker is ready in a tenth of a second.

A reactor made before the fork could not be used after it, so nothing here may install one.
"""

import sys

from pipelines.tag import judge

from pipelines.language import language_of

language_of("The models are read now, and not in every worker.")
judge("", "")

assert "twisted.internet.reactor" not in sys.modules, "a reactor was installed before the fork"
