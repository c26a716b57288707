#!/bin/bash
# headless.sh CMD...: a private X server, D-Bus session and unlocked keyring around CMD; all of it ends with CMD.
# A fresh HOME keeps the keyring, the scheme's registration and the window's state away from the user's own.
set -e
home=$(mktemp -d) runtime=$(mktemp -d)
trap 'rm -rf "$home" "$runtime"' EXIT
chmod 700 "$runtime"
# Rust and npm keep their downloads where they are.
export CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
export HOME="$home" XDG_RUNTIME_DIR="$runtime"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME WAYLAND_DISPLAY
export GDK_BACKEND=x11 NO_AT_BRIDGE=1 LIBGL_ALWAYS_SOFTWARE=1
xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" dbus-run-session -- bash -c '
  printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  "$@"' _ "$@"
