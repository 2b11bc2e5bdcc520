#compdef unknot
# SPDX-License-Identifier: MIT
source <(command unknot completion zsh 2>/dev/null) && _unknot "$@"
