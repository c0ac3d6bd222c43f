"""Loaded once by the fork server, so that a worker is ready in a tenth of a second.

A reactor made before the fork could not be used after it, so nothing here may install one.
"""

import sys

from pipelines.language import language_of
from pipelines.promise import promising
from pipelines.tag import judge

# Models and automata are read now, and not in every worker.
for text in ("It is read.", "Это прочитано.", "یہ پڑھا گیا۔", "已读。"):
    language_of(text * 20)
judge("", "")
promising("", "")

assert "twisted.internet.reactor" not in sys.modules, "a reactor was installed before the fork"
