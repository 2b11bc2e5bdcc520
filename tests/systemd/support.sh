# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Common parts of the tests of what is installed. Sourced, not run.
set -eu
here=$(dirname "$(readlink -f "$0")")
# shellcheck disable=SC2034  # for those who source this
launchers=$here/../desktop
checks=0

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
lack() { printf '%s\n' "$*" >&2; exit 127; }
need() { command -v "$1" >/dev/null || lack "missing Debian package: $2"; }

# check WHAT COMMAND...: a sentence, and the command that is true when the sentence is
check() {
  local what=$1; shift
  "$@" || fail "$what ($*)"
  checks=$((checks + 1))
  printf 'ok: %s\n' "$what"
}

# eventually WHAT COMMAND...: the same, for what comes about within some seconds
eventually() {
  local what=$1 end=$((SECONDS + 15)); shift
  until "$@"; do
    [ $SECONDS -lt $end ] || fail "$what, within 15 s ($*)"
    read -rt 0.05 <> <(:) || true
  done
  checks=$((checks + 1))
  printf 'ok: %s\n' "$what"
}

# within MS COMMAND...
within() {
  local limit=$1 start now; shift
  start=$(date +%s%N)
  "$@" || return 1
  now=$(date +%s%N)
  printf '    took %d ms: %s\n' $(((now - start) / 1000000)) "$*"
  [ $(((now - start) / 1000000)) -lt "$limit" ]
}

# installed BUILD: installs into a new folder that any user can read, which is gone at the end; its name is in $prefix
installed() {
  prefix=$(mktemp -d /var/tmp/unknot-test.XXXXXX)
  trap 'rm -rf "$prefix"' EXIT
  chmod 755 "$prefix"
  (umask 022; cmake --install "$1" --prefix "$prefix" >/dev/null) || fail "cmake --install $1"
}
