#!/usr/bin/env bash
# Contact sheets of every screen, for people to look at: each size, theme, language and size of text is one sheet.
# Needs Xvfb (xvfb-run) and ImageMagick (montage). Usage: tests/contact_sheets.sh FOLDER [CALL]; `make pictures` runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?a folder for the sheets}
call=${2:-angry-complaint}
program=${ROLECALL:-target/debug/rolecall}
mkdir -p "$folder"

lines() {
    # $1 language, $2 theme, $3 tenths of the size of text
    cat <<EOF
locale $1
theme $2
zoom $3
until title
wait 2500
picture 01-title
profiles
wait 500
picture 02-profiles
profiles
settings
wait 500
picture 03-settings
settings
keys
wait 500
picture 04-keys
keys
open $call
until briefing
wait 1200
picture 05-briefing
country uk
seed 7
take
until call
wait 1500
picture 06-ringing
do accept
skip
wait 1500
picture 07-call
do hold
wait 1500
picture 08-hold
menu
wait 500
picture 09-menu
menu
do resume
wait 500
do hang-up
skip
until wrapup
wait 1200
picture 10-after-call-work
do finish
until debrief
wait 2500
picture 11-debrief
step 2
wait 800
picture 12-debrief-step
title
until title
author $call
until author
wait 2500
picture 13-author
close-author
until title
library
until library
wait 3000
picture 14-library
review 1
until review
wait 6000
key ann
wait 2000
picture 15-review
quit
EOF
}

for size in 1024x640 1280x800 1920x1080; do
    for theme in dark light; do
        for language in en zh-Hans; do
            for zoom in 10 20; do
                name="$size-$theme-$language-${zoom}0"
                work=$(mktemp -d)
                mkdir "$work/data" "$work/pictures"
                printf '(still: true, pace: Instant, sound: false)' > "$work/data/settings.ron"
                lines "$language" "$theme" "$zoom" > "$work/script"
                ROLECALL_KEYS="$work/keys" ROLECALL_WINDOW=1 xvfb-run -a -s "-screen 0 1920x1200x24" "$program" --data "$work/data" \
                    --script "$work/script" --pictures "$work/pictures" --size "$size" < /dev/null > "$work/out" 2>&1 ||
                    { cat "$work/out" >&2; exit 1; }
                montage "$work"/pictures/*.png -tile 4x -geometry 640x+6+6 -background '#808080' "$folder/$name.png"
                printf '%s: %s pictures\n' "$folder/$name.png" "$(ls "$work/pictures" | wc -l)"
                rm -r "$work"
            done
        done
    done
done
