# Sourced by demo and test: makes .venv beside this checkout and installs the project with exact versions.
# Usage: prepare_environment EXTRA   (EXTRA is empty or "[dev]")

find_python() {
  for name in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
}

prepare_environment() {
  extra="$1"
  python="$(find_python)"
  if [ -z "$python" ]; then
    echo "frontline: Python 3.11 or newer is needed and none was found; install it, or set PYTHON to its path" >&2
    exit 2
  fi
  venv="${FRONTLINE_VENV:-$root/.venv}"
  stamp="$venv/.installed-$(printf %s "$extra" | tr -cd a-z)"
  if [ -f "$stamp" ] && [ "$stamp" -nt "$root/pyproject.toml" ] && [ "$stamp" -nt "$root/constraints.txt" ] &&
    [ "$(cat "$stamp")" = "$root" ]; then
    return
  fi
  if [ ! -x "$venv/bin/python" ]; then
    echo "Making an environment in $venv" >&2
    if ! "$python" -m venv "$venv" >&2; then
      echo "frontline: Python's venv module does not work here; on Debian or Ubuntu install the package python3-venv" >&2
      exit 2
    fi
  fi
  echo "Installing the project and its libraries (a minute or two the first time)" >&2
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --constraint "$root/constraints.txt" --editable "$root$extra" >&2 || {
    echo "frontline: the installation failed (see above); check the network and run the command again" >&2
    exit 2
  }
  printf %s "$root" >"$stamp"
}
