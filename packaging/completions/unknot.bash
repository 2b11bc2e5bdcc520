# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# shellcheck source=/dev/null
source <(command unknot completion bash 2>/dev/null)
