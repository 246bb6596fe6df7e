#!/usr/bin/env python3
"""What `zhalan convert` does with a hosts list, in the plainest Python: read, check, deduplicate, prune, sort, write three files.

usage: reference.py OUTPUT_DIRECTORY LIST...

It knows no public suffixes, no protection and one dialect. It is here to be compared with, in time and in what is written.
"""
import os
import re
import sys

NAME = re.compile(rb"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$")
SINKHOLES = {b"0.0.0.0", b"127.0.0.1", b"::", b"::1"}


def names(paths):
    found = set()
    for path in paths:
        with open(path, "rb") as lines:
            for line in lines:
                words = line.split(b"#", 1)[0].split()
                if len(words) != 2 or words[0] not in SINKHOLES:
                    continue
                name = words[1].lower().rstrip(b".")
                if name not in found and NAME.match(name):
                    found.add(name)
    return found


def is_covered(name, listed):
    while True:
        dot = name.find(b".")
        if dot < 0:
            return False
        name = name[dot + 1:]
        if name in listed:
            return True


def main():
    directory = sys.argv[1]
    listed = names(sys.argv[2:])
    ordered = sorted(listed, key=lambda name: name.split(b".")[::-1])
    os.makedirs(directory, exist_ok=True)
    with open(f"{directory}/hosts.txt", "wb") as hosts, open(f"{directory}/rpz.zone", "wb") as zone:
        hosts.writelines(b"0.0.0.0 " + name + b"\n" for name in ordered)
        zone.writelines(name + b" CNAME .\n" for name in ordered)
    with open(f"{directory}/domains.txt", "wb") as domains:
        domains.writelines(name + b"\n" for name in ordered if not is_covered(name, listed))


main()
