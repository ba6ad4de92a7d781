#!/bin/sh
# SPDX-FileCopyrightText: 2026 The SealDesk authors
# SPDX-License-Identifier: Apache-2.0

# Renders resources/icons/*.svg to the PNG files that the program loads, so that it doesn't need Qt Svg, and lists them
# in resources/resources.qrc. Run this after changing an icon. Needs rsvg-convert (librsvg2-bin).
set -eu
cd "$(dirname "$0")/../resources"

mkdir -p icons/png
rm -f icons/png/*.png
for svg in icons/*.svg; do
    name=$(basename "$svg" .svg)
    case "$name" in
        sealdesk) sizes="32 48 64 128 256 512" ;;
        sealdesk-small) sizes="16 24" ;;
        *) sizes="16 24 32 48 64 96" ;;
    esac
    for size in $sizes; do
        rsvg-convert --width "$size" --height "$size" "$svg" --output "icons/png/${name%-small}-$size.png"
    done
done

{
    printf '<RCC>\n    <qresource prefix="/sealdesk">\n'
    for png in icons/png/*.png; do
        printf '        <file alias="icons/%s">%s</file>\n' "$(basename "$png")" "$png"
    done
    printf '    </qresource>\n</RCC>\n'
} > resources.qrc
