"""Checks published files with other people's programs and says how many checks passed.

usage: check.py SCHEMAS DIRECTORY...

A directory is a release, which has a manifest, or what `zhalan convert` wrote, which has none. What each file must say is
taken from `listings.jsonl`, read with Python's own JSON.
"""

import hashlib
import json
import pathlib
import re
import sys

import adblock
import dns.name
import dns.rdatatype
import dns.zone
import jsonschema

# What a release carries beside its entries.
CANARY = re.compile(r"canary-(first|last)\.\d+\.zhalan\.example")
ORIGIN = dns.name.from_text("rpz.zhalan.")
# Reading a page and its scripts from a third party: what a browser's engine is asked for.
SOURCE = "https://innocent.invalid/"
# Public suffixes, names that millions need, and names that the hostile list only mentions in rules that block nothing.
NEVER = ["com", "co.uk", "google.com", "icbc.com.cn", "allowed-fraud.example", "www.example.net"]
NEVER += ["example.net", "evil", "passwd", "local-zone"]

passed = failed = 0


def check(what, faults):
    """Counts one check; `faults` are sentences, the first few of which are shown."""
    global passed, failed
    faults = list(faults)
    if faults:
        failed += 1
        print(f"FAILED {what}")
        for fault in faults[:5]:
            print(f"       {fault}")
        if len(faults) > 5:
            print(f"       and {len(faults) - 5} more")
    else:
        passed += 1
        print(f"ok     {what}")


def lines(path):
    """JSON lines; a line that is none stops the whole run, since nothing after it can be trusted."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def schema_faults(schemas, name, values):
    schema = json.loads((schemas / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for number, value in enumerate(values, start=1):
        for error in validator.iter_errors(value):
            yield f"line {number}: {error.json_path}: {error.message}"[:300]


def covering(names):
    """The names that are left when a listed parent covers what is below it."""

    def parents(name):
        labels = name.split(".")
        return (".".join(labels[i:]) for i in range(1, len(labels)))

    return {name for name in names if not any(parent in names for parent in parents(name))}


def rpz_faults(path, listings, serial):
    # dnspython is strict: a name that is no name, a record out of the zone or a second CNAME ends the reading.
    try:
        zone = dns.zone.from_file(str(path), origin=ORIGIN, relativize=False)
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    soa = zone.get_soa()
    if serial is not None and soa.serial != serial:
        yield f"the SOA serial is {soa.serial}, the release's {serial}"
    owners = set()
    for name, node in zone.nodes.items():
        if name == ORIGIN:
            continue
        owner = name.relativize(ORIGIN).to_text()
        if CANARY.fullmatch(owner.removeprefix("*.")):
            if [rdataset.to_text().split()[-2:] for rdataset in node] != [["A", "0.0.0.0"]]:
                yield f"{owner} is not led to 0.0.0.0"
            continue
        owners.add(owner)
        for rdataset in node:
            if rdataset.rdtype != dns.rdatatype.CNAME:
                yield f"{owner} has a {dns.rdatatype.to_text(rdataset.rdtype)} record"
            elif [target.target for target in rdataset] != [dns.name.root]:
                yield f"{owner} is not a CNAME to the root"
    wanted = set()
    for listing in listings:
        if "name" in listing:
            wanted.add(listing["name"])
            if listing["scope"] == "subtree":
                wanted.add("*." + listing["name"])
    # An exact name below a listed subtree may be left out or not; it is blocked either way.
    covered = {name for name in wanted if any(("*." + parent) in wanted for parent in ancestors(name.removeprefix("*.")))}
    for owner in sorted(wanted - owners - covered):
        yield f"{owner} is listed and has no record"
    for owner in sorted(owners - wanted):
        yield f"{owner} has a record and is not listed"


def ancestors(name):
    labels = name.split(".")
    return [".".join(labels[i:]) for i in range(1, len(labels))]


def adblock_faults(path, names):
    text = path.read_text(encoding="utf-8")
    filters = adblock.FilterSet(debug=True)
    filters.add_filter_list(text)
    engine = adblock.Engine(filter_set=filters, optimize=False)

    def blocked(url):
        return engine.check_network_urls(url, SOURCE, "script").matched

    for name in sorted(names):
        for url in (f"https://{name}/", f"http://{name}:8443/a?b=c", f"https://deep.below.{name}/x.js"):
            if not blocked(url):
                yield f"{url} is listed and not blocked"
        # What only looks like the name must go through: a longer last label, a prefix, the name in a path or a query.
        for url in (
            f"https://{name}x/",
            f"https://not{name}/" if ("not" + name) not in names else "",
            f"https://innocent.invalid/{name}/",
            f"https://innocent.invalid/?to=https://{name}/",
            f"https://{name}.innocent.invalid/",
        ):
            if url and len(url.split("/")[2]) <= 253 and blocked(url):
                yield f"{url} is not listed and blocked"
    rules = [line for line in text.splitlines() if line and not line.startswith(("!", "["))]
    for rule in rules:
        if not (rule.startswith("||") and rule.endswith("^")):
            yield f"the rule {rule!r} is of another kind"
    if {rule[2:-1] for rule in rules} != set(names):
        yield f"{len(rules)} rules, {len(names)} names"


def checksum_faults(directory):
    listed = set()
    for line in (directory / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ", 1)
        listed.add(name)
        if hashlib.sha256((directory / name).read_bytes()).hexdigest() != digest:
            yield f"{name} has another digest"
    for file in directory.iterdir():
        if not file.name.startswith("SHA256SUMS") and file.name not in listed:
            yield f"{file.name} has no line"


def manifest_faults(directory, manifest, listings, delta):
    for file in manifest["files"]:
        content = (directory / file["name"]).read_bytes()
        if len(content) != file["bytes"] or hashlib.sha256(content).hexdigest() != file["sha256"]:
            yield f"{file['name']}: bytes or digest differ"
        if file["format"] == "jsonl" and file["entries"] != len(listings):
            yield f"{file['name']}: {file['entries']} entries, {len(listings)} lines"
    for change in ("added", "removed"):
        count = sum(1 for line in delta if line["change"] == change)
        if count != manifest["delta"][change]:
            yield f"delta: {manifest['delta'][change]} {change}, {count} lines"


def never_faults(names, never):
    for name in never:
        for listed in names:
            if name == listed or name.endswith("." + listed):
                yield f"{listed} is listed and covers {name}"


def check_directory(schemas, directory):
    label = directory.parent.parent.name + " release" if directory.name == "current" else directory.name + " list"
    directory = directory.resolve()
    listings = lines(directory / "listings.jsonl")
    if not listings:
        check(f"{label}: holds listings", ["listings.jsonl is empty: nothing was checked"])
        return
    names = {listing["name"] for listing in listings if "name" in listing}
    check(f"{label}: {len(listings)} lines of listings.jsonl by their schema", schema_faults(schemas, "listings.schema.json", listings))
    check(f"{label}: covers nothing that must never be blocked", never_faults(names, NEVER))
    serial = None
    if (directory / "manifest.json").exists():
        manifest = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
        serial = manifest.get("serial")
        delta = lines(directory / "delta.jsonl")
        check(f"{label}: manifest.json by its schema", schema_faults(schemas, "manifest.schema.json", [manifest]))
        check(f"{label}: {len(delta)} lines of delta.jsonl by their schema", schema_faults(schemas, "delta.schema.json", delta))
        check(f"{label}: manifest.json agrees with the files", manifest_faults(directory, manifest, listings, delta))
        check(f"{label}: SHA256SUMS names each file with its digest", checksum_faults(directory))
    check(f"{label}: rpz.zone in dnspython", rpz_faults(directory / "rpz.zone", listings, serial))
    # A release has two names of its own in front of its entries and behind them, which `listings.jsonl` does not list.
    written = (directory / "domains.txt").read_text().splitlines()
    domains = [line for line in written if not CANARY.fullmatch(line)]
    if serial is not None:
        check(f"{label}: domains.txt has its canaries", [] if len(written) - len(domains) == 2 else ["they are not two"])
    check(
        f"{label}: domains.txt holds what no listed parent covers",
        sorted(covering(names) ^ set(domains)) + (["a name stands twice"] if len(domains) != len(set(domains)) else []),
    )
    check(f"{label}: adblock.txt in adblock-rust, {len(domains)} names", adblock_faults(directory / "adblock.txt", set(written)))


def main():
    schemas = pathlib.Path(sys.argv[1])
    for directory in sys.argv[2:]:
        check_directory(schemas, pathlib.Path(directory))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
