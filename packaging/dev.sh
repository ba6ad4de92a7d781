#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The SealDesk authors
# SPDX-License-Identifier: Apache-2.0

# Installs what is missing, then builds and runs SealDesk or its tests. Works on a bare Debian 12 or Ubuntu 24.04.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
tree=$root/build/release

# Package names common to Debian 12 and Ubuntu 24.04. "a|b" accepts either package and installs a.
build_packages=(
    g++ cmake ninja-build ccache
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libboost-dev libsimdjson-dev librapidcheck-dev libsqlite3-dev
)
# Used only by the running program and its tests: Qt's own translations, Chinese glyphs, the SQL driver, certificates,
# the validators.
run_packages=(
    qt6-translations-l10n fonts-noto-cjk libqt6sql6-sqlite ca-certificates desktop-file-utils appstream
)
# The code is formatted and checked with these versions of the linters. clang's runtime and linker are for its
# sanitizers.
lint_packages=(git clang-14 libclang-rt-14-dev lld-14 clang-format-14 clang-tidy-14 python3 shellcheck)

usage() {
    cat <<'USAGE'
Usage: packaging/dev.sh run  [-- ARGUMENTS]        build, then open SealDesk with its sandbox and these arguments
       packaging/dev.sh run  --                    build, then open SealDesk without the sandbox
       packaging/dev.sh test [-- CTEST-ARGUMENTS]  build, then run all tests without a screen
       packaging/dev.sh tools                      install the linters that .ci/run uses

On Debian 12, Ubuntu 24.04 and newer, what is missing is installed with apt (through sudo if you are not root).
On other systems it is named. The build tree is build/release.

Examples: packaging/dev.sh run -- --help
          packaging/dev.sh test -- -R '^feishu'
USAGE
}

log() { printf '%s\n' "$*" >&2; }

fail() {
    log "dev.sh: $*"
    exit 1
}

# shellcheck disable=SC1091 # the system's own file
os_release() { (. /etc/os-release && printf '%s' "${!1:-}") 2>/dev/null || true; }

has_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

# Older releases have no Qt 6.4. Debian testing has no VERSION_ID.
check_release() {
    local id version oldest
    id=$(os_release ID)
    version=$(os_release VERSION_ID)
    case $id in
    debian) oldest=12 ;;
    ubuntu) oldest=24.04 ;;
    *) return 0 ;;
    esac
    if [[ -n $version && $(printf '%s\n' "$oldest" "$version" | sort -V | head -n 1) != "$oldest" ]]; then
        fail "this is $id $version; SealDesk needs Qt 6.4, which $id has from $oldest on."
    fi
}

# Prints the given packages that are not installed.
missing_packages() {
    local wanted installed package alternative
    wanted=$(printf '%s\n' "$@" | tr '|' '\n')
    # shellcheck disable=SC2086 # one word a package
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
        sed -n 's/ installed$//p') || true
    for package in "$@"; do
        for alternative in ${package//|/ }; do
            if grep -qxF -- "$alternative" <<<"$installed"; then
                continue 2
            fi
        done
        printf '%s\n' "${package%%|*}"
    done
}

as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "there is no sudo; as root, run: ${*}"
    fi
}

install_packages() {
    local missing
    missing=$(missing_packages "$@")
    if [[ -z $missing ]]; then
        return
    fi
    check_release
    # shellcheck disable=SC2206 # one word a package
    local packages=($missing)
    log "Installing: ${packages[*]}"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update >&2 || log "The package lists could not be refreshed; trying with the present ones."
    as_root "${apt[@]}" install -y --no-install-recommends "${packages[@]}" >&2 ||
        fail "apt could not install what is missing: ${packages[*]}"
}

# On systems without apt, prints the missing commands and the dependencies that CMake doesn't find.
report_missing() {
    local command missing=() found
    for command in cmake ninja; do
        command -v "$command" >/dev/null || missing+=("$command")
    done
    command -v "${CXX:-c++}" >/dev/null || missing+=("a C++20 compiler")
    if [[ ${#missing[@]} -eq 0 ]]; then
        found=$(mktemp -d)
        if ! cmake -G Ninja -S "$root/packaging/requirements" -B "$found" >"$found/log" 2>&1; then
            cat "$found/log" >&2
            missing+=("what CMake names above")
        fi
        while IFS= read -r command; do
            missing+=("$command")
        done < <(sed -n 's/^-- Missing: //p' "$found/log")
        rm -rf "$found"
    fi
    if [[ ${#missing[@]} -gt 0 ]]; then
        log "dev.sh installs packages on Debian 12, Ubuntu 24.04 and newer only. Missing here:"
        printf '  %s\n' "${missing[@]}" >&2
        exit 1
    fi
}

provide_requirements() {
    if has_apt; then
        install_packages "${build_packages[@]}" "${run_packages[@]}"
    elif [[ ! -f $tree/build.ninja ]]; then
        report_missing
    fi
}

# Configures a build tree that is new, was moved, or has other options. Ninja handles all other changes.
configure() {
    local options=(-DSEALDESK_WERROR=OFF) stamp=$tree/.dev-options home
    if [[ ${CI:-} == true ]]; then
        options=(-DSEALDESK_WERROR=ON)
    fi
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$tree/CMakeCache.txt" 2>/dev/null || true)
    if [[ -n $home && $home != "$root" ]]; then
        options+=(--fresh)
    elif [[ -f $tree/build.ninja && $(cat "$stamp" 2>/dev/null) == "${options[*]}" &&
        $stamp -nt $root/CMakePresets.json ]]; then
        return
    fi
    (cd "$root" && cmake --preset release "${options[@]}")
    printf '%s\n' "${options[0]}" >"$stamp"
}

build() {
    provide_requirements
    configure
    cmake --build "$tree" "$@"
}

jobs() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

provide_tools() {
    if has_apt; then
        install_packages "${build_packages[@]}" "${run_packages[@]}" "${lint_packages[@]}"
        return
    fi
    local command
    for command in git clang++-14 clang-format-14 clang-tidy-14 python3 shellcheck; do
        command -v "$command" >/dev/null || fail "$command is missing, and there is no apt to install it with."
    done
}

run() {
    build --target sealdesk >&2
    exec "$tree/bin/sealdesk" "$@"
}

run_tests() {
    build
    ctest --test-dir "$tree" --output-on-failure --no-tests=error -j "$(jobs)" "$@"
}

main() {
    local verb=${1:-} arguments=(--sandbox)
    [[ $# -eq 0 ]] || shift
    if [[ $# -eq 1 && $1 == -- ]]; then
        arguments=()
    fi
    if [[ ${1:-} == -- ]]; then
        shift
    elif [[ $# -gt 0 ]]; then
        usage >&2
        fail "arguments come after --"
    fi
    case $verb in
    run) run ${arguments[@]+"${arguments[@]}"} "$@" ;;
    test) run_tests "$@" ;;
    tools) provide_tools ;;
    -h | --help | help) usage ;;
    '')
        usage >&2
        exit 2
        ;;
    *)
        usage >&2
        fail "there is no command $verb"
        ;;
    esac
}

main "$@"
