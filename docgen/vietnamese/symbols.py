"""How CLDR writes figures in the locale ``vi``. Data; ``import_symbols`` prints this file.

Kept apart from the code that uses it because asking Babel for each figure costs 17 µs, and
importing it costs tens of milliseconds at every start. A test holds this file against Babel.
"""

DECIMAL = ","
GROUP = "."
MINUS = "-"
PERCENT = "%"
