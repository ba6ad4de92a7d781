#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The SealDesk authors
# SPDX-License-Identifier: Apache-2.0

"""Runs clang-tidy over app/ and ui/, on all cores, with the compile commands of a build tree.

Most of the time is spent on Qt's headers, so a tree that compiles several sources at once is checked several times as
fast. Files that passed are skipped until their preprocessed text, the checks or clang-tidy change.
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


def remove_old_stamps(folder):
    oldest = time.time() - KEEP_SECONDS
    for stamp in folder.iterdir():
        if stamp.stat().st_mtime < oldest:
            stamp.unlink(missing_ok=True)


def sources(tree):
    """Yields the compile commands of the project's sources and unity files, but not those of generated files."""
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
    # Keep comments, because of NOLINT. Remove the paths of this clone.
    command += ["-E", "-P", "-C", "-w", f"-ffile-prefix-map={ROOT}=.", "-o", "-"]
    done = subprocess.run(command, cwd=entry["directory"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.stdout if done.returncode == 0 else None


def check(entry, tree, common, folder):
    """Returns clang-tidy's findings (empty if there are none), and whether it was run."""
    path = str(pathlib.Path(entry["file"]).relative_to(ROOT))
    text = preprocessed(entry)
    stamp = text and folder / hashlib.sha256(b"\0".join([common, path.encode(), text])).hexdigest()
    if stamp and stamp.exists():
        stamp.touch()
        return "", False
    header_filter = f"--header-filter=^{re.escape(str(ROOT))}/(app|ui)/"
    done = subprocess.run([CLANG_TIDY, "--quiet", header_filter, "-p", str(tree), entry["file"]], cwd=ROOT, text=True,
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
    remove_old_stamps(folder)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda entry: check(entry, tree, common, folder), entries))
    for findings, _ in results:
        sys.stdout.write(findings)
    failed = sum(1 for findings, _ in results if findings)
    checked = sum(1 for _, was_run in results if was_run)
    print(f"clang-tidy: {len(entries)} files, {checked} of them new or changed, {failed} with findings")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
