"""Coverage-guided fuzzing: every door through which a stranger's bytes come in.

``sh scripts/fuzz.sh [seconds [target ...]]`` runs it; what it finds is kept in ``.cache/fuzz`` and
becomes a test in ``tests/hostile``.
"""
