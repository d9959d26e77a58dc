#!/usr/bin/env bash
# Figures of the window for the README: first frame, processor use on the title, while the caller speaks and while an answer is waited
# for, and peak memory. Each number of ticks is in hundredths of a second of one core. Nothing else should run on the machine.
# Needs Xvfb and xdotool. Usage: tests/window_figures.sh [ROUNDS]; ROLECALL names another program, SOUND=true plays with a device.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
program=${ROLECALL:-target/debug/rolecall}
# How many stops of Tab lead from the top of the title to the first call, as in suite/window/keyboard.rs.
first_card=14

folder=$(mktemp -d)
server=
window=
tidy() {
    for process in $window $server; do
        kill "$process" 2>"$folder/kill" || true
    done
    rm -rf "$folder"
}
trap tidy EXIT

Xvfb -displayfd 3 -nolisten tcp -screen 0 1280x800x24 3>"$folder/display" 2>"$folder/server" &
server=$!
until [ -s "$folder/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
unset WAYLAND_DISPLAY

ticks() { awk '{ print $14 + $15 }' "/proc/$window/stat"; }

# $1 what goes on, $2 seconds
use() {
    local before
    before=$(ticks)
    sleep "$2"
    echo "$1: $(($(ticks) - before)) of $(($2 * 100)) ticks"
}

press() {
    for key in "$@"; do
        xdotool key "$key"
        sleep 0.7
    done
}

for round in $(seq "$rounds"); do
    data="$folder/data-$round"
    mkdir "$data"
    echo "(locale: \"en\", sound: ${SOUND:-false})" >"$data/settings.ron"
    ROLECALL_TIMES=1 ROLECALL_WINDOW=1 "$program" --data "$data" --size 1280x800 2>"$folder/told" </dev/zero &
    window=$!
    until name=$(xdotool search --name '^Rolecall$'); do sleep 0.2; done
    sleep 5
    grep 'first frame' "$folder/told"
    use "title screen" 15
    xdotool windowfocus "${name%%$'\n'*}"
    # One after the other: a window that rests takes a while to wake.
    for _ in $(seq $first_card); do press Tab; done
    sleep 1
    # The card, the briefing, the ringing phone.
    press Return Return Return
    use "the caller speaks" 8
    # Whatever is still being said is over by then.
    sleep 20
    use "an answer is waited for" 30
    use "an answer is waited for" 90
    grep VmHWM "/proc/$window/status"
    kill "$window"
    wait "$window" 2>"$folder/wait" || true
    window=
done
