# SPDX-License-Identifier: MIT
command unknot completion fish 2>/dev/null | source
