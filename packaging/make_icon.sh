#!/bin/bash
# Draws yalu-256.png from yalu.svg, for desktops that do not draw SVG. Needs rsvg-convert (script/setup --dev).
set -euo pipefail
cd "$(dirname "$0")"
rsvg-convert --width 256 --height 256 --output yalu-256.png yalu.svg
