# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Common parts of the with-* scripts, which run a command next to real desktop parts, headless. Sourced, not run.
#
# The command finds in its environment: DESK_DIR (private directory; $DESK_DIR/NAME.pid holds each server's pid),
# DESK_LOG (logs), DESK_SERVER, a private HOME and XDG_*, DBUS_SESSION_BUS_ADDRESS and, where there is one, DISPLAY
# or WAYLAND_DISPLAY. Exit status is the command's, 125 if a server did not come up (its log tail is printed), 127 if
# this machine lacks something (packages are named). Nothing is installed and nothing of the caller's session is used.
# Settings: DESK_TIMEOUT (seconds for a start), DESK_KEEP_LOGS=DIR, DUNSTRC, MAKO_CONFIG, DESK_RESOLUTION, DESK_SCREEN,
# DESK_PICTURES=DIR (where tests leave pictures of the screen). DESK_STOCK=1: the desktop as it ships, that is servers with
# the settings of their package, animations, an accessibility bus; without it they are as tests like them. DESK_TYPIST=1:
# somebody is at the keyboard all the time. DESK_TRAY=1: with-plasma has a system tray. DESK_COMPOSE=O2: with-kwin draws with
# OpenGL, which takes more CPU, and gives pictures of its screen. DESK_OUTPUTS=2: with-kwin and with-gnome-shell have so many.
#
# Everything that is started here is stopped by pid in reverse order when the script ends, and dies with the script
# (PR_SET_PDEATHSIG) even if the script itself is killed with SIGKILL.

set -u
DESK_PIDS=()
DESK_AS=(env)                      # prefix for desk_start; see desk_sway
DESK_DIR=${DESK_DIR:-}
DESK_TIMEOUT=${DESK_TIMEOUT:-60}   # seconds to wait for a server to come up; on a busy machine GNOME needs them

desk_die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 125; }
desk_lack() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 127; }   # this machine cannot run it
desk_usage() { printf 'usage: %s CMD [ARG...]\n' "${0##*/}" >&2; exit 125; }

# desk_need PROG:PACKAGE ...   PROG is looked up in PATH, or is an absolute path
desk_need() {
  local item prog pkg missing=()
  for item in "$@"; do
    prog=${item%%:*} pkg=${item##*:}
    case $prog in
      /*) [ -e "$prog" ] || missing+=("$pkg") ;;
      *) command -v "$prog" >/dev/null 2>&1 || missing+=("$pkg") ;;
    esac
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  printf '%s: missing Debian packages:' "${0##*/}" >&2
  printf '%s\n' "${missing[@]}" | sort -u | tr '\n' ' ' | sed 's/^/ /;s/ $/\n/' >&2
  exit 127
}

# Private dirs. Nothing of the caller's session (display, bus, config) leaks in.
desk_begin() {
  desk_need setpriv:util-linux mktemp:coreutils
  DESK_DIR=$(mktemp -d "${TMPDIR:-/tmp}/desk.XXXXXX") || desk_die 'no temporary directory'
  chmod 700 "$DESK_DIR"
  trap desk_end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
  mkdir -m 700 "$DESK_DIR/run" "$DESK_DIR/log" "$DESK_DIR/home" "$DESK_DIR/services"
  export DESK_DIR DESK_LOG=$DESK_DIR/log XDG_RUNTIME_DIR=$DESK_DIR/run
  export HOME=$DESK_DIR/home XDG_CONFIG_HOME=$DESK_DIR/home/.config
  export XDG_DATA_HOME=$DESK_DIR/home/.local/share XDG_STATE_HOME=$DESK_DIR/home/.local/state
  export XDG_CACHE_HOME=$DESK_DIR/home/.cache
  mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"
  export GSETTINGS_BACKEND=keyfile LIBGL_ALWAYS_SOFTWARE=1
  [ -n "${DESK_STOCK:-}" ] || export NO_AT_BRIDGE=1 GTK_A11Y=none
  unset DISPLAY WAYLAND_DISPLAY WAYLAND_SOCKET DBUS_SESSION_BUS_ADDRESS DBUS_SYSTEM_BUS_ADDRESS \
        SWAYSOCK NOTIFY_SOCKET XDG_SESSION_ID XDG_CURRENT_DESKTOP XDG_SESSION_TYPE XAUTHORITY LISTEN_FDS LISTEN_PID
}

# desk_start NAME CMD...   background child, output in $DESK_LOG/NAME.log, pid in DESK_PID; $DESK_DIR/NAME.again starts it
# once more, as it was started
desk_start() {
  local name=$1; shift
  printf 'exec %s\n' "$(printf '%q ' "${DESK_AS[@]}" "$@")" >"$DESK_DIR/$name.again"
  "${DESK_AS[@]}" setpriv --pdeathsig TERM -- "$@" >"$DESK_LOG/$name.log" 2>&1 </dev/null &
  DESK_PID=$!
  DESK_PIDS+=("$DESK_PID")
  printf '%s\n' "$DESK_PID" >"$DESK_DIR/$name.pid"
}

desk_fail() { # desk_fail NAME WHAT : show the log tail, give up
  printf '%s: %s; last lines of its log:\n' "${0##*/}" "$2" >&2
  tail -n 15 "$DESK_LOG/$1.log" >&2 2>/dev/null
  exit 125
}

# desk_until NAME WHAT TEST... : poll TEST until true; fails early when NAME has died
desk_until() {
  local name=$1 what=$2 end pid; shift 2
  pid=$(cat "$DESK_DIR/$name.pid")
  end=$((SECONDS + DESK_TIMEOUT))
  until "$@" >/dev/null 2>&1; do
    kill -0 "$pid" 2>/dev/null || desk_fail "$name" "$name ended before $what"
    [ $SECONDS -lt $end ] || desk_fail "$name" "no $what after ${DESK_TIMEOUT}s"
    sleep 0.05
  done
}

# Private session bus; services/ is its only activation directory (empty at start).
desk_bus() {
  desk_need dbus-daemon:dbus gdbus:libglib2.0-bin
  desk_bus_config session "$XDG_RUNTIME_DIR/bus" "$DESK_DIR/services" >"$DESK_DIR/session.conf"
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/bus
  desk_start dbus dbus-daemon --config-file="$DESK_DIR/session.conf" --nofork --nopidfile
  desk_until dbus 'session bus socket' test -S "$XDG_RUNTIME_DIR/bus"
  [ -z "${DESK_STOCK:-}" ] || desk_accessibility
}

desk_accessibility() {
  desk_need /usr/share/dbus-1/services/org.a11y.Bus.service:at-spi2-core
  desk_activatable org.a11y.Bus
  [ -z "${DESK_READER:-}" ] || /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
    desk_lack 'missing Debian packages: gir1.2-atspi-2.0 python3-gi'
  gdbus wait --session --timeout "$DESK_TIMEOUT" --activate org.a11y.Bus || desk_fail dbus 'there is no accessibility bus'
}

# Private bus that plays the system bus (any uid may own any name).
desk_system_bus() {
  desk_need dbus-daemon:dbus gdbus:libglib2.0-bin
  mkdir -p "$DESK_DIR/system-services"
  desk_bus_config system "$DESK_DIR/run/system_bus" "$DESK_DIR/system-services" >"$DESK_DIR/system.conf"
  export DBUS_SYSTEM_BUS_ADDRESS=unix:path=$DESK_DIR/run/system_bus
  desk_start dbus-system dbus-daemon --config-file="$DESK_DIR/system.conf" --nofork --nopidfile
  desk_until dbus-system 'system bus socket' test -S "$DESK_DIR/run/system_bus"
}

desk_bus_config() { # TYPE SOCKET SERVICEDIR
  cat <<XML
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>$1</type>
  <keep_umask/>
  <listen>unix:path=$2</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$3</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
XML
}

# desk_activatable NAME : let a service file of the system be activated on the private session bus
desk_activatable() {
  [ -e "/usr/share/dbus-1/services/$1.service" ] || desk_die "no D-Bus service file for $1"
  ln -sf "/usr/share/dbus-1/services/$1.service" "$DESK_DIR/services/"
}

desk_name() { # NAME LOGNAME [--system]: wait until a bus name has an owner (event-driven)
  local bus=${3:---session}
  gdbus wait "$bus" --timeout "$DESK_TIMEOUT" "$1" || desk_fail "$2" "$1 did not appear on the bus"
}

# A session of the KDE that is installed: with another's version in its environment, kded starts without its modules.
desk_kde() {
  export XDG_CURRENT_DESKTOP=KDE KDE_FULL_SESSION=true KDE_SESSION_VERSION=5
  if command -v kded6 >/dev/null; then KDE_SESSION_VERSION=6; fi
}

desk_kwin() {
  desk_need kwin_wayland:kwin-wayland
  # a copy without its file capabilities: with them it does not start where they are not granted
  mkdir -p "$DESK_DIR/bin"
  cp --no-preserve=all "$(command -v kwin_wayland)" "$DESK_DIR/bin/kwin_wayland"
  chmod 755 "$DESK_DIR/bin/kwin_wayland"
  export PATH=$DESK_DIR/bin:$PATH
  desk_kde
  export XDG_SESSION_TYPE=wayland
  export KWIN_COMPOSE=${DESK_COMPOSE:-Q} QT_QUICK_BACKEND=software
  export KWIN_WAYLAND_NO_PERMISSION_CHECKS=1 KWIN_SCREENSHOT_NO_PERMISSION_CHECKS=1
  desk_start kwin kwin_wayland --virtual --output-count "${DESK_OUTPUTS:-1}" --width 1280 --height 720 --no-lockscreen --no-global-shortcuts \
      --socket wayland-kwin
  desk_until kwin 'Wayland socket' test -S "$XDG_RUNTIME_DIR/wayland-kwin"
  export WAYLAND_DISPLAY=wayland-kwin
}

desk_xvfb() {
  desk_need Xvfb:xvfb
  : >"$DESK_DIR/display"
  setpriv --pdeathsig TERM -- Xvfb -displayfd 3 -screen 0 "${DESK_SCREEN:-1280x720x24}" -nolisten tcp -noreset \
      +extension XTEST 3>"$DESK_DIR/display" >"$DESK_LOG/xvfb.log" 2>&1 </dev/null &
  DESK_PIDS+=("$!"); printf '%s\n' "$!" >"$DESK_DIR/xvfb.pid"
  desk_until xvfb 'X display' test -s "$DESK_DIR/display"
  DISPLAY=:$(head -n1 "$DESK_DIR/display"); export DISPLAY XDG_SESSION_TYPE=x11
  printf 'exec Xvfb %s -noreset\n' "$DISPLAY" >"$DESK_DIR/xvfb.again"
}

desk_sway() {
  desk_need sway:sway swaymsg:sway
  export XDG_SESSION_TYPE=wayland WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman
  cat >"$DESK_DIR/sway.conf" <<CONF
output HEADLESS-1 resolution ${DESK_RESOLUTION:-1280x720} position 0 0
output * bg #336699 solid_color
default_border none
xwayland disable
exec echo \$WAYLAND_DISPLAY >"$DESK_DIR/wayland"
CONF
  export SWAYSOCK=$DESK_DIR/run/sway.sock
  [ "$(id -u)" != 0 ] || desk_sway_not_root
  desk_start sway sway --unsupported-gpu -c "$DESK_DIR/sway.conf"
  DESK_AS=(env)
  desk_until sway 'Wayland socket' test -s "$DESK_DIR/wayland"
  WAYLAND_DISPLAY=$(cat "$DESK_DIR/wayland"); export WAYLAND_DISPLAY
  desk_until sway 'sway answer' swaymsg -t get_outputs
}

# sway refuses to run as root: show it another uid, in a user namespace, where the files stay root's; where there are
# none (chroot, container) really be another
desk_sway_not_root() {
  if unshare --user --map-user=1000 --map-group=1000 true 2>/dev/null; then
    DESK_AS=(unshare --user --map-user=1000 --map-group=1000)
    return
  fi
  DESK_AS=(setpriv --reuid 65534 --regid 65534 --clear-groups)
  : >"$DESK_DIR/wayland"
  chmod 711 "$DESK_DIR" && chown 65534:65534 "$DESK_DIR/run" "$DESK_DIR/wayland"
}

desk_dunst() {
desk_need dunst:dunst dunstctl:dunst xdotool:xdotool
mkdir -p "$XDG_CONFIG_HOME/dunst"
if [ -n "${DESK_STOCK:-}" ]; then :
elif [ -n "${DUNSTRC:-}" ]; then cp "$DUNSTRC" "$XDG_CONFIG_HOME/dunst/dunstrc"; else
cat >"$XDG_CONFIG_HOME/dunst/dunstrc" <<'RC'
[global]
    width = 400
    origin = top-right
    offset = 10x10
    font = DejaVu Sans 11
    progress_bar = true
    progress_bar_height = 12
    icon_position = left
    min_icon_size = 32
    max_icon_size = 64
    enable_recursive_icon_lookup = true
    icon_theme = Adwaita
    markup = full
    format = "<b>%s</b>\n%b"
    show_indicators = yes
    idle_threshold = 0
    mouse_left_click = do_action, close_current
    mouse_middle_click = do_action
    mouse_right_click = close_current
    dmenu = desk-dunst-menu
[urgency_critical]
    timeout = 0
RC
fi
# dunst asks its "dmenu" which action to run: this one picks the action whose key is in $DESK_DIR/choice.
# Lines look like "#Label (Summary) [ID,KEY]" and come in no fixed order.
mkdir -p "$DESK_DIR/bin"
cat >"$DESK_DIR/bin/desk-dunst-menu" <<'MENU'
#!/bin/sh
tee "$DESK_DIR/menu" | grep -F -m1 ",$(cat "$DESK_DIR/choice" 2>/dev/null || echo default)]"
MENU
chmod +x "$DESK_DIR/bin/desk-dunst-menu"
export PATH=$DESK_DIR/bin:$PATH
desk_start dunst dunst -verbosity "${DUNST_VERBOSITY:-info}"
desk_name org.freedesktop.Notifications dunst
export DESK_SERVER=dunst
}

desk_mako() {
desk_need mako:mako-notifier makoctl:mako-notifier
mkdir -p "$XDG_CONFIG_HOME/mako"
if [ -n "${DESK_STOCK:-}" ]; then :
elif [ -n "${MAKO_CONFIG:-}" ]; then cp "$MAKO_CONFIG" "$XDG_CONFIG_HOME/mako/config"; else
cat >"$XDG_CONFIG_HOME/mako/config" <<'RC'
font=DejaVu Sans 11
width=400
height=200
max-icon-size=64
markup=1
actions=1
history=1

[urgency=high]
default-timeout=0

[mode=dnd]
invisible=1
RC
fi
desk_start mako mako
desk_name org.freedesktop.Notifications mako
export DESK_SERVER=mako
}

# The scripts with a systemd of their own need root and mounts: say so before anything is begun.
desk_need_root() {
  [ "$(id -u)" = 0 ] || desk_lack 'needs root (namespaces and a cgroup of its own)'
  unshare --mount --propagation private --pid --fork --cgroup mount -t cgroup2 cgroup2 /run 2>/dev/null ||
    desk_lack 'this machine does not allow namespaces with a cgroup2 mount'
}

# desk_open_way DIR: a plain user gets at DIR although a directory above it is closed to others, as /root is. Only in a
# mount namespace of one's own.
desk_open_way() {
  local dir=$1 above=$1 closed='' here=$PWD
  while [ "$above" != / ]; do
    above=$(dirname "$above")
    [ $((0$(stat -c %a "$above") & 1)) = 1 ] || closed=$above
  done
  [ -n "$closed" ] || return 0
  mkdir "$DESK_DIR/project" && mount --rbind "$dir" "$DESK_DIR/project" &&
    mount -t tmpfs -o mode=755 tmpfs "$closed" && mkdir -p "$dir" && mount --move "$DESK_DIR/project" "$dir" ||
    desk_die "cannot make $dir readable for a plain user"
  cd "$here" 2>/dev/null || cd /
}

# Somebody who types and moves the mouse. 42 is the left Shift.
desk_typist() {
  local tools
  tools=$(dirname "$(readlink -f "$0")")
  case ${XDG_CURRENT_DESKTOP:-}:${WAYLAND_DISPLAY:-} in
    GNOME:*) desk_start typist "$tools/gnome-input" key Shift_L by 1 0 wait 0.4 key Shift_L by -1 0 wait 0.4 again ;;
    *:?*) desk_start typist "$tools/wl-pointer" key 42 by 1 0 wait 0.4 key 42 by -1 0 wait 0.4 again ;;
    *) desk_start typist sh -c 'while xdotool key shift mousemove_relative 1 0 sleep 0.4 key shift mousemove_relative -- -1 0; do
         sleep 0.4; done' ;;
  esac
}

desk_run() { # run the user's command and leave with its status; it too ends when this script does
  # in the background, as bash would answer a signal only after a foreground command
  local child rc
  [ -z "${DESK_TYPIST:-}" ] || desk_typist
  setpriv --pdeathsig TERM -- "$@" <&0 &
  child=$!
  trap 'kill -TERM $child 2>/dev/null; wait $child; exit 143' TERM
  trap 'kill -TERM $child 2>/dev/null; wait $child; exit 130' INT
  trap 'kill -TERM $child 2>/dev/null; wait $child; exit 129' HUP
  wait $child; rc=$?
  exit $rc
}

desk_end() {
  local rc=$? i pid end
  trap - EXIT; trap '' INT TERM HUP
  for ((i=${#DESK_PIDS[@]}-1; i>=0; i--)); do
    pid=${DESK_PIDS[i]}
    kill -CONT "$pid" 2>/dev/null; kill -TERM "$pid" 2>/dev/null || continue
    end=$((SECONDS + 3))
    while kill -0 "$pid" 2>/dev/null && [ $SECONDS -le $end ]; do sleep 0.02; done
    kill -KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
  done
  if [ -n "${DESK_KEEP_LOGS:-}" ]; then cp -r "$DESK_LOG/." "$DESK_KEEP_LOGS/" 2>/dev/null; fi
  [ -n "$DESK_DIR" ] && rm -rf --one-file-system "$DESK_DIR"
  exit $rc
}
