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

# The hashes are those of one kind of machine, which their first line names: CI is one, a contributor's need not be.
fits_hashes() {
  machine="$("$venv/bin/python" -c \
    'import platform, sys; print("for Python %d.%d on %s, %s." % (*sys.version_info[:2], sys.platform, platform.machine()))')"
  head -n 1 "$root/constraints-hashes.txt" | grep -qF "$machine"
}

install_parts() {
  pip() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"; }
  if [ -z "${CI:-}" ]; then
    pip --constraint "$root/constraints.txt" --editable "$root$extra"
  elif fits_hashes; then
    pip --require-hashes --no-deps --requirement "$root/constraints-hashes.txt" &&
      pip --no-deps --no-build-isolation --editable "$root"
  else
    echo "The hashes of constraints-hashes.txt are not those $machine Parts are installed by their versions alone"
    pip --constraint "$root/constraints.txt" --editable "$root$extra"
  fi
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
  install_parts >&2 || {
    echo "frontline: the installation failed (see above); check the network and run the command again" >&2
    exit 2
  }
  printf %s "$root" >"$stamp"
}
