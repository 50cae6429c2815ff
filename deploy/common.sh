# common.sh - what deploy/start and tests/run share: installing what is missing, quiet steps with progress, finding Node.
# Sourced by bash; needs $root (the project's top) and keeps logs in $root/build/log.

mkdir -p "$root/build/log"
started=$SECONDS

# What one clone has compiled another finds, wherever it lies.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# Debian packages that building and running need; more may be asked for by name.
build_packages=(build-essential ca-certificates cmake ninja-build ccache pkg-config git curl libboost1.81-dev libsqlite3-dev
  nlohmann-json3-dev libgtest-dev libgmock-dev libssl-dev libcli11-dev libfmt-dev libvalijson-dev librapidcheck-dev nodejs npm qrencode)

say() { printf '%4ds  %s\n' "$((SECONDS - started))" "$*"; }

fail() {
  printf '%4ds  %s\n' "$((SECONDS - started))" "$*" >&2
  exit 1
}

# step NAME LOG COMMAND...: runs quietly, its output in build/log/LOG; on failure shows the end of it and stops.
step() {
  local name=$1 log=$root/build/log/$2
  shift 2
  say "$name"
  if ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    fail "failed: $name (all of it: build/log/$(basename "$log"))"
  fi
}

# A Debian package is there, or what it would bring is (a machine may have Node from elsewhere).
have() {
  case $1 in
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    chromium-headless-shell) command -v chromium-headless-shell chromium >/dev/null ;;
    *) dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed' ;;
  esac
}

# install PACKAGES...: installs those that are missing, as root or with sudo.
install() {
  local missing=() package as=()
  for package in "$@"; do have "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "missing: ${missing[*]}. Run this as root once, or install them."
    as=(sudo)
  fi
  step "installing ${#missing[@]} Debian packages" apt-update.log "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q
  step "  ${missing[*]:0:6}${missing[6]:+ …}" apt-install.log \
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# configure and build a preset's targets; the build's progress is shown where somebody watches.
build() {
  local preset=$1
  shift
  step "configuring $preset" "configure-$preset.log" cmake --preset "$preset" -S "$root"
  say "building $preset: ${*:-everything}"
  local log=$root/build/log/build-$preset.log
  if [ -t 1 ]; then
    NINJA_STATUS='       %f of %t  ' cmake --build "$root/build/$preset" ${*:+--target "$@"} 2>&1 | tee "$log" |
      grep --line-buffered -oE '^ +[0-9]+ of [0-9]+' | while read -r line; do printf '\r       %s   ' "$line"; done
    printf '\r                              \r'
    [ "${PIPESTATUS[0]}" -eq 0 ] || { grep -E 'error|FAILED' -A 12 "$log" | tail -n 80 >&2; fail "build failed (build/log/build-$preset.log)"; }
  else
    cmake --build "$root/build/$preset" ${*:+--target "$@"} >"$log" 2>&1 ||
      { grep -E 'error|FAILED|npm' -A 12 "$log" | tail -n 80 >&2; fail "build failed (build/log/build-$preset.log)"; }
  fi
}
