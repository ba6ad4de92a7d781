#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SealDesk authors
# SPDX-License-Identifier: Apache-2.0

"""Runs clang-tidy over app/ and ui/, on all cores, with the compile commands of a build tree.

Most of its time goes into Qt's headers, so a tree that compiles several sources at once is checked several times as fast.
What passed is not looked at again while what the compiler sees of it, the checks and clang-tidy stay the same.
"""

import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLANG_TIDY = os.environ.get("CLANG_TIDY", "clang-tidy-14")
KEEP_SECONDS = 30 * 24 * 3600


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    folder = pathlib.Path(base) / "sealdesk-tidy"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def forget_old(folder):
    oldest = time.time() - KEEP_SECONDS
    for stamp in folder.iterdir():
        if stamp.stat().st_mtime < oldest:
            stamp.unlink(missing_ok=True)


def sources(tree):
    """The compile commands of our own sources, one by one or several at once; what is generated lies in the build tree."""
    entries = json.loads((tree / "compile_commands.json").read_text())
    for entry in entries:
        path = pathlib.Path(entry["file"])
        is_ours = any(path.is_relative_to(root / part) for root in (ROOT, tree) for part in ("app", "ui"))
        if is_ours and (path.name.startswith("unity_") or not path.is_relative_to(tree)):
            yield entry


def preprocessed(entry):
    command = shlex.split(entry["command"])
    output = command.index("-o")
    del command[output:output + 2]
    command.remove("-c")
    # With comments, for NOLINT; without the paths of this clone.
    command += ["-E", "-P", "-C", "-w", f"-ffile-prefix-map={ROOT}=.", "-o", "-"]
    done = subprocess.run(command, cwd=entry["directory"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.stdout if done.returncode == 0 else None


def check(entry, tree, common, folder):
    """Returns what clang-tidy has to say (nothing if it passed), and whether it had to be asked."""
    path = str(pathlib.Path(entry["file"]).relative_to(ROOT))
    text = preprocessed(entry)
    stamp = text and folder / hashlib.sha256(b"\0".join([common, path.encode(), text])).hexdigest()
    if stamp and stamp.exists():
        stamp.touch()
        return "", False
    own = f"--header-filter=^{re.escape(str(ROOT))}/(app|ui)/"
    done = subprocess.run([CLANG_TIDY, "--quiet", own, "-p", str(tree), entry["file"]], cwd=ROOT, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode == 0:
        if stamp:
            stamp.touch()
        return "", True
    return done.stdout or done.stderr or f"{path}: clang-tidy ended with {done.returncode}\n", True


def main():
    tree = pathlib.Path(sys.argv[1]).resolve()
    entries = list(sources(tree))
    if not entries:
        sys.exit(f"tidy.py: {tree} has no compile commands of app/ and ui/")
    version = subprocess.run([CLANG_TIDY, "--version"], stdout=subprocess.PIPE, check=True).stdout
    common = b"\0".join([version, (ROOT / ".clang-tidy").read_bytes()])
    folder = cache_folder()
    forget_old(folder)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda entry: check(entry, tree, common, folder), entries))
    for complaint, _ in results:
        sys.stdout.write(complaint)
    failed = sum(1 for complaint, _ in results if complaint)
    asked = sum(1 for _, was_asked in results if was_asked)
    print(f"clang-tidy: {len(entries)} files, {asked} of them new or changed, {failed} with findings")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
