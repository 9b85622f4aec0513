"""A small site on the real server (tests/http/serve.c), to which HTTP is spoken byte by byte. Standard library only.

The program to run is the first argument of the story that asks for a Site.
"""
import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

SITES = []  # processes, none of which survives this one
PATIENCE = 60  # seconds; far more than any answer takes, on a slow machine too


class Site:
	"""The small site on a free port, with a static folder that lives as long.

	It allows `step_ms` for each step of a client: as long as this story waits, where clients that dawdle are not the point.
	"""

	def __init__(self, connections=400, per_address=0, address="127.0.0.1:0", step_ms=PATIENCE * 1000, serve=None, **popen):
		self.folder = tempfile.TemporaryDirectory()
		static = os.path.join(self.folder.name, "static")
		os.mkdir(static)
		css = b"body { color: black }\n" * 200
		for name, content in (("site.css", css), ("site.css.gz", gzip.compress(css)),
							  ("site.css.br", b"as if brotli"), ("dot.svg", b"<svg/>")):
			with open(os.path.join(static, name), "wb") as file:
				file.write(content)
		self.log_path = os.path.join(self.folder.name, "log")
		address = address.replace("FOLDER", self.folder.name)
		with open(self.log_path, "wb") as log:
			self.process = subprocess.Popen(
				[serve or sys.argv[1], address, static, str(connections), str(per_address), str(step_ms)], stderr=log, **popen)
		SITES.append(self.process)
		name = self.wait_for_log(r"listening at (\S+)").group(1)
		self.path = name[5:] if name.startswith("unix:") else None
		self.port = None if self.path else int(name.rsplit(":", 1)[1])
		self.family = socket.AF_INET6 if name.startswith("[") else socket.AF_INET

	def log(self):
		with open(self.log_path, encoding="utf-8") as file:
			return file.read()

	def wait_for_log(self, pattern):
		end = time.monotonic() + PATIENCE
		while time.monotonic() < end:
			found = re.search(pattern, self.log())
			if found:
				return found
			if self.process.poll() is not None:
				break
			time.sleep(0.01)
		raise AssertionError(f"the log never said {pattern}:\n{self.log()}")

	def connect(self):
		if self.path:
			client = socket.socket(socket.AF_UNIX)
			client.settimeout(PATIENCE)
			client.connect(self.path)
			return client
		host = "::1" if self.family == socket.AF_INET6 else "127.0.0.1"
		return socket.create_connection((host, self.port), timeout=PATIENCE)

	def ask(self, request):
		"""All that comes back for these bytes, until the server closes."""
		with self.connect() as client:
			client.sendall(request)
			return read_to_end(client)

	def get(self, path, *fields, method="GET", close=True):
		return Answer(self.ask(make_request(path, *fields, method=method, close=close)))

	def stop(self):
		self.process.send_signal(signal.SIGTERM)
		status = self.process.wait(PATIENCE)
		self.folder.cleanup()
		assert status == 0, f"the server ended with {status}"


def make_request(path, *fields, method="GET", close=True):
	lines = [f"{method} {path} HTTP/1.1", "Host: site", *fields]
	if close:
		lines.append("Connection: close")
	return ("\r\n".join(lines) + "\r\n\r\n").encode()


def read_to_end(client):
	pieces = []
	try:
		while piece := client.recv(65536):
			pieces.append(piece)
	except ConnectionResetError:
		pass
	return b"".join(pieces)


class Answer:
	def __init__(self, raw):
		head, _, self.body = raw.partition(b"\r\n\r\n")
		lines = head.decode("latin-1").split("\r\n")
		assert re.match(r"HTTP/1\.1 \d{3} ", lines[0]), f"not an answer: {raw[:200]!r}"
		self.status = int(lines[0].split()[1])
		self.fields = {}
		for line in lines[1:]:
			name, _, value = line.partition(": ")
			assert name.lower() not in self.fields, f"{name} comes twice"
			self.fields[name.lower()] = value


def read_one(client):
	"""One answer with a Content-Length, on a connection that stays open."""
	raw = b""
	while b"\r\n\r\n" not in raw:
		piece = client.recv(1)
		assert piece, f"closed after {raw!r}"
		raw += piece
	length = int(re.search(rb"Content-Length: (\d+)", raw).group(1))
	while length:
		piece = client.recv(length)
		assert piece, "closed in the body"
		raw += piece
		length -= len(piece)
	return Answer(raw)


def same(got, wanted):
	assert got == wanted, f"got {got!r}, wanted {wanted!r}"


def tell(number, name, test):
	try:
		test()
		print(f"ok {number} - {name}", flush=True)
		return True
	except Exception as why:  # pylint: disable=broad-except
		words = f"{type(why).__name__}: {why}".replace("\n", "\n# ")
		print(f"not ok {number} - {name}\n# {words}", flush=True)
		return False


def run(tests, site):
	"""Run (name, test) one after another, then stop `site`; gives the status of the program."""
	tests = [*tests, ("the server ends well and leaks nothing", site.stop)]
	print(f"1..{len(tests)}")
	try:
		told = [tell(number, name, test) for number, (name, test) in enumerate(tests, 1)]
		if not all(told) and os.path.exists(site.log_path):
			print("# " + site.log()[-2000:].replace("\n", "\n# "))
		return 0 if all(told) else 1
	finally:
		for process in SITES:
			if process.poll() is None:
				process.kill()


def sentences(tests, site):
	"""Tests whose names are true sentences, each called with `site`."""
	return [(test.__name__.replace("_", " "), lambda t=test: t(site)) for test in tests]
