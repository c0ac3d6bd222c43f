"""The roof: starts things and decides nothing."""

import os

# Before numpy is loaded: on tables as small as ours its threads take longer to wait for one another than to
# reckon, and a process that has threads should not be forked, as workers are.
os.putenv("OPENBLAS_NUM_THREADS", "1")
