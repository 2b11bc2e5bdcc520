# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What holds for the unit under any user manager. Sourced, with $prefix and $unknot set.

: "${prefix:?}" "${unknot:?}"

property() { systemctl --user show unknot -p "$1" --value; }
is() { [ "$(property "$1")" = "$2" ]; }
has() { [[ "$(property "$1")" == *"$2"* ]]; }
active() { is ActiveState active; }
inactive() { is ActiveState inactive; }
shown() { [ "$(dunstctl count displayed)" = "$1" ]; }
reminded() { has StatusText 'waiting for your answer' && shown 1; }
process() { grep -qP "^$1:\t$2\$" "/proc/$(property MainPID)/status"; }
restarted() { is NRestarts "$1" && active && ! is MainPID "$2"; }

take_over_unit() {
  local data=${XDG_DATA_HOME:-$HOME/.local/share} config=${XDG_CONFIG_HOME:-$HOME/.config}
  mkdir -p "$data/systemd" "$config/unknot" "$config/systemd/user"
  cp -r "$prefix/share/systemd/user" "$data/systemd/"
  printf '[breaks.stretch]\nevery = "%s"\nlasts = "1m"\n' "$1" >"$config/unknot/config.toml"
  # graphical-session.target refuses a manual start: a target binds it, as desktops do
  printf '[Unit]\nBindsTo=graphical-session.target\nBefore=graphical-session.target\n' >"$config/systemd/user/desk-session.target"
  systemctl --user daemon-reload
}

check_life() {
  check 'it can be enabled' systemctl --user -q enable unknot
  check 'the desktop begins' systemctl --user start desk-session.target
  eventually 'graphical-session.target has started it, and it said READY' active
  eventually 'STATUS is shown' has StatusText stretch
  eventually 'a reminder is delivered from inside the sandbox' reminded
  check 'the command answers it' "$unknot" -q skip
  eventually 'an answered reminder leaves the screen' shown 0
}

check_faults() {
  local pid
  pid=$(property MainPID)
  check 'it reloads' systemctl --user reload unknot
  check 'it is the same process after a reload' is MainPID "$pid"
  kill -9 "$pid"
  eventually 'killed by -9, it is started again' restarted 1 "$pid"
  eventually 'and reminds again' reminded
}

# By the command in the notification.
start_as_told() {
  local command
  command=$(dunstctl history | grep -o -m1 'To start it again: [^"]*')
  sh -c "${command#*: }" && active
}

# It can't start, as a broken library would have it. [F93]
check_failure() {
  local broken=${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user/unknot.service.d
  systemctl --user stop unknot
  mkdir -p "$broken"
  printf '[Service]\nExecStart=\nExecStart=/bin/false\nRestartSec=10ms\n' >"$broken/broken.conf"
  systemctl --user daemon-reload
  systemctl --user start unknot || true
  eventually 'when it fails for good, the person is told' shown 1
  dunstctl close-all
  rm -r "$broken"
  systemctl --user daemon-reload
  check 'and what it is told starts it again' start_as_told
}

check_end() {
  check 'it stops within 2 s' within 2000 systemctl --user stop unknot
  check 'it ended well' is Result success
  eventually 'its notification is closed' shown 0
  systemctl --user start unknot
  check 'the desktop ends' systemctl --user stop desk-session.target
  eventually 'and it ends with the desktop' inactive
}
