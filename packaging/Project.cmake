# SPDX-License-Identifier: MIT
# Version, date and addresses, here and nowhere else. After a change `tests/lint/facts.py . --write` puts them into
# the files that can't ask CMake for them; a test compares. The addresses are placeholders until there is a home.
set(UNKNOT_VERSION 0.9.0)
set(UNKNOT_RELEASED 2026-11-29)
set(UNKNOT_HOMEPAGE https://unknot.org)
set(UNKNOT_SOURCE https://code.unknot.org/unknot)
set(UNKNOT_BUGS https://code.unknot.org/unknot/issues)
set(UNKNOT_MAIL maintainers@unknot.org)
