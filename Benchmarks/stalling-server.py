"""Takes connections and never says a word: the kernel completes them, nobody accepts. For scripts/bench-crawl."""
import socket
import sys
import time

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("0.0.0.0", int(sys.argv[1])))
listener.listen(4096)
time.sleep(3600)
