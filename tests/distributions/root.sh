# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The root of another release of Debian: how it is made, filled and entered. Sourced by what runs in it; `self` is that
# script, `release` the name it sets, and `inside` its function that is run in the root.
set -euo pipefail
release=''
self=$(readlink -f "$0")
project=$(readlink -f "$(dirname "$self")/../..")

say() { printf '%s: %s\n' "${self##*/}" "$*" >&2; }
die() { say "$*"; exit 1; }
usage() { sed -n '/^# usage/,/^#$/s/^# \?//p' "$self" >&2; exit 2; }

# --- outside ----------------------------------------------------------------------------------------------------------

apt_mirror() {
  # shellcheck disable=SC2016  # apt fills it in
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n1
}

# Apt knows who is Debian only after an update.
mirror() {
  local found=${DEBIAN_MIRROR:-$(apt_mirror)}
  [ -n "$found" ] || { apt-get -qq update >&2 && found=$(apt_mirror); }
  [ -n "$found" ] || die 'the apt of this system knows no mirror of Debian; name one: DEBIAN_MIRROR=URL'
  printf '%s\n' "$found"
}

# It gets its name when it is whole.
make_root() {
  local from
  from=$(mirror)
  say "making $root"
  rm -rf --one-file-system "$root" "$root.new"
  debootstrap --variant=minbase --include=git,ca-certificates "$release" "$root.new" "$from" sid >"$root.log" 2>&1 ||
    { tail -n 5 "$root.log" >&2; die "debootstrap failed; all that it said is in $root.log"; }
  # a mirror's copy of testing may be older than its signature is meant to be used
  echo 'Acquire::Check-Valid-Until "false";' >"$root.new/etc/apt/apt.conf.d/unknot"
  echo force-unsafe-io >"$root.new/etc/dpkg/dpkg.cfg.d/unknot"
  mv "$root.new" "$root"
}

# What git would take of the work tree, in a repository of our own. Files that are the same stay untouched.
copy_sources() {
  local tree
  export GIT_DIR=$root/var/lib/unknot.git
  [ -d "$GIT_DIR" ] || git init -q --bare
  git --work-tree="$project" add -A
  tree=$(git write-tree)
  mkdir -p "$root/unknot"
  GIT_INDEX_FILE=$GIT_DIR/inside git --work-tree="$root/unknot" read-tree --reset -u "$tree"
  unset GIT_DIR
}

# --- inside -----------------------------------------------------------------------------------------------------------

# A root by pivot_root, not by chroot: in that a process may make no user namespace, and sway would not run.
enter_root() {
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"      # without it no screen is drawn
  mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
  mount -t tmpfs -o mode=755 tmpfs "$root/run"
  cp -L /etc/resolv.conf "$root/etc/"
  cd "$root"
  pivot_root . mnt
  umount -l /mnt
  cd /unknot
}

# --- both -------------------------------------------------------------------------------------------------------------

# in_root NEW FEW ARG...: makes the root of $release if need be, copies the sources into it, and runs `inside` there
in_root() {
  local new=$1 few=$2 program; shift 2
  [ "$(id -u)" = 0 ] || die 'this needs root, to make the root of another system and mount in it'
  for program in debootstrap git unshare pivot_root; do
    command -v "$program" >/dev/null || die "there is no $program; \`./dev deps --all\` installs what this needs"
  done
  root=${XDG_CACHE_HOME:-$HOME/.cache}/unknot/distributions/$release
  mkdir -p "$(dirname "$root")"
  exec 9>"$root.lock"
  flock -n 9 || die "$root is in use by another run"
  if [ -n "$new" ] || [ ! -d "$root" ]; then make_root; fi
  copy_sources
  setpriv --pdeathsig KILL -- unshare --mount --pid --fork --kill-child --ipc --uts \
    env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM="${TERM:-dumb}" \
        ${http_proxy:+http_proxy="$http_proxy"} UNKNOT_TRY_ROOT="$root" UNKNOT_TRY_FEW="$few" bash "$self" "$@" </dev/null &
  child=$!
  trap 'kill -KILL $child; exit 130' INT         # unshare heeds no other signal
  trap 'kill -KILL $child; exit 143' TERM HUP
  wait $child
}

# What in_root started goes on here, and nowhere else.
if_inside() {
  [ -n "${UNKNOT_TRY_ROOT:-}" ] || return 0
  root=$UNKNOT_TRY_ROOT few=$UNKNOT_TRY_FEW
  unset UNKNOT_TRY_ROOT UNKNOT_TRY_FEW
  enter_root
  inside "$@"
  exit
}
