# Sourced by install-deps and install-test-deps, which set:
#   $purpose   what the packages are for
#   $packages  names; `a|b` takes the first that is installed or that apt knows
#
# The promise: list first, then install only what is missing; start nothing; mask each unit that came new; never upgrade,
# stop, mask or reconfigure what was there before; leave /usr/sbin/policy-rc.d as it was, also after a failure.

policy=/usr/sbin/policy-rc.d
saved=/usr/sbin/policy-rc.d.before-zhalan
marker="# put here by Zhalan for the time of one installation"
units=/etc/systemd/system
work=

say() { printf '%s\n' "$*"; }
fail() {
    printf 'error: %s\n' "$1" >&2
    [ -z "${2:-}" ] || printf 'hint: %s\n' "$2" >&2
    exit 1
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
known() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

# Each package with its version, one a line, for the comparison afterwards.
snapshot() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort; }

# Sets $missing. With $1 = known, alternatives are resolved by what apt knows.
find_missing() {
    missing=
    for package in $packages; do
        choice=
        for candidate in $(printf '%s' "$package" | tr '|' ' '); do
            if installed "$candidate"; then choice=- && break; fi
            if [ -z "$choice" ] && known "$candidate"; then choice=$candidate; fi
        done
        [ "$choice" = - ] || missing="$missing ${choice:-${package%%|*}}"
    done
    missing=${missing# }
}

all_known() {
    for package in $missing; do known "$package" || return 1; done
}

mask_new_units() {
    [ -n "$work" ] && [ -s "$work/before" ] || return 0
    snapshot >"$work/after"
    comm -13 "$work/before" "$work/after" | while read -r package; do
        dpkg-query -L "$package" 2>/dev/null \
            | sed -n 's#^\(/usr\)\{0,1\}/lib/systemd/system/\([^/]*\.\(service\|socket\|path\|timer\)\)$#\2#p'
    done | sort -u | while read -r unit; do
        # Something of that name that an administrator put there is theirs.
        if [ -e "$units/$unit" ] || [ -L "$units/$unit" ]; then continue; fi
        if systemctl mask "$unit" >/dev/null 2>&1 && [ -L "$units/$unit" ]; then
            say "masked $unit"
        elif mkdir -p "$units" && ln -s /dev/null "$units/$unit"; then
            say "masked $unit"
        else
            say "warning: $unit could not be masked" >&2
        fi
    done
}

put_back_policy() {
    if [ -f "$policy" ] && grep -qF "$marker" "$policy"; then rm -f "$policy"; fi
    if [ -e "$saved" ] || [ -L "$saved" ]; then mv -f "$saved" "$policy"; fi
}

finish() {
    status=$?
    trap - EXIT HUP INT TERM
    mask_new_units
    put_back_policy
    [ -z "$work" ] || rm -rf "$work"
    exit "$status"
}

command -v apt-get >/dev/null && command -v dpkg-query >/dev/null \
    || fail "apt-get is not here: this script knows Debian and its relatives only" "install by hand: $packages"

find_missing
if [ -z "$missing" ]; then
    say "everything for $purpose is installed"
    exit 0
fi

if [ "${1:-}" = --dry-run ]; then
    say "for $purpose these packages would be installed: $missing"
    exit 0
fi
say "for $purpose these packages are missing: $missing"

if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "installing packages needs root, and sudo is not here" "run as root: $0"
    exec sudo -- sh "$0"
fi

export DEBIAN_FRONTEND=noninteractive LC_ALL=C
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
work=$(mktemp -d)
put_back_policy # a run that was killed may have left its own

plan() { apt-get install --simulate --no-install-recommends --no-remove $missing >"$work/plan" 2>"$work/plan.err"; }
if ! all_known || ! plan; then
    say "reading the package lists (apt-get update)"
    apt-get update -qq || fail "apt-get update failed" "see the lines above; is a mirror reachable?"
    find_missing
    plan || { cat "$work/plan.err" >&2; fail "apt cannot install: $missing" "see the lines above"; }
fi

say "these packages will be installed:"
sed -n 's/^Inst \([^ ]*\) (\([^ ]*\).*/  \1 \2/p' "$work/plan"
upgrades=$(sed -n 's/^Inst \([^ ]*\) \[.*/\1/p' "$work/plan" | tr '\n' ' ')
if [ -n "$upgrades" ]; then
    say "these are installed already and need a newer version: $upgrades"
    for package in $upgrades; do
        case $package in
            unbound | bind9 | dnsmasq* | knot | knot-resolver | pdns-* | nsd)
                fail "$package is in use on this machine and is not upgraded from here" \
                    "upgrade it yourself (apt-get install --only-upgrade $package), then run this again"
                ;;
        esac
    done
fi

snapshot >"$work/before"
if [ -e "$policy" ] || [ -L "$policy" ]; then mv "$policy" "$saved"; fi
printf '#!/bin/sh\n%s\nexit 101\n' "$marker" >"$policy"
chmod 755 "$policy"

# What dpkg says of each package is kept back, unless it fails.
get() {
    say "installing $(grep -c '^Inst ' "$work/plan") packages"
    apt-get install -y -qq --no-install-recommends --no-remove \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold $missing \
        >"$work/install" 2>&1 || { cat "$work/install" >&2; return 1; }
}
if ! get; then
    # Package lists that are older than the mirror name files that are gone.
    say "once more, with new package lists"
    apt-get update -qq || fail "apt-get update failed"
    get || fail "apt could not install: $missing" "see the lines above"
fi
find_missing
[ -z "$missing" ] || fail "still missing after the installation: $missing"
say "everything for $purpose is installed"
