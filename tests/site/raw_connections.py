#!/usr/bin/env python3
"""Connections to a small site on the real server: clients that dawdle, many at once, a stop in the middle.

usage: raw_connections.py SERVE

Each test is a function whose name is a true sentence; the output is TAP.
"""
import os
import pathlib
import re
import select
import signal
import socket
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from raw_site import Answer, PATIENCE, Site, make_request, read_one, read_to_end, run, same, sentences  # noqa: E402


# ---- Clients that dawdle (a site that allows them 1.5 s a step)

HASTY = 1500


def trickle(client, byte):
	"""Send a byte now and then for half a minute, as slowloris does: never silent, never done."""
	def send():
		try:
			for _ in range(300):
				client.sendall(byte)
				time.sleep(0.1)
		except OSError:
			pass
	threading.Thread(target=send, daemon=True).start()


def is_cut(site, begun, then=None):
	"""A request that never ends is cut, neither at once nor when it has trickled to its last byte."""
	began = time.monotonic()
	with site.connect() as client:
		client.sendall(begun)
		if then:
			trickle(client, then)
		same(read_to_end(client), b"")
	lasted = time.monotonic() - began
	assert 1 <= lasted <= 8, f"cut after {lasted:.1f} s"


def a_client_that_says_nothing_is_cut(site):
	is_cut(site, b"")


def a_request_line_that_trickles_is_cut(site):
	is_cut(site, b"GET /", b"x")


def a_header_that_trickles_is_cut(site):
	is_cut(site, b"GET /lente HTTP/1.1\r\nHost: site\r\nX: ", b"x")
	site.wait_for_log(r"path=/lente status=0 .*end=late")


def a_body_that_trickles_is_cut(site):
	is_cut(site, b"POST /compte HTTP/1.1\r\nHost: site\r\nContent-Length: 5000\r\n\r\n", b"1")
	site.wait_for_log(r"path=/compte status=0 .*end=late")


def an_answer_nobody_reads_is_given_up(site):
	with socket.socket() as client:
		client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
		client.settimeout(PATIENCE)
		client.connect(("127.0.0.1", site.port))
		client.sendall(make_request("/longue?lines=300000"))
		# 7 MB are granted 1.5 s and 1.7 s more; the client takes none of it.
		found = site.wait_for_log(r"path=/longue status=200 us=\d+ bytes=[67]\d{6} .*end=late")
		assert found


def a_slow_page_is_not_cut(site):
	same(site.get("/lente?ms=2500").body, b"enfin")


# ---- Many at once

def hundred_and_thirty_ready_at_once_are_answered(site):
	for count in (127, 128, 129, 130):
		clients = [site.connect() for _ in range(count)]
		for turn in range(3):
			for client in clients:
				client.sendall(make_request(f"/valeur?q={turn}", close=False))
			for client in clients:
				same(read_one(client).body, f"q={turn}".encode())
		for client in clients:
			client.close()


def a_refusal_goes_to_whom_it_is_for(_):
	# While all threads are busy, each is given in one go lines that are no field, which the library
	# refuses by itself, and lengths no machine holds, which we refuse: each must be answered once.
	site = Site()
	asks = [(400, b"this is no field\r\n\r\n"), (413, b"Content-Length: 99999999999999999999\r\n\r\n")]
	asked = [(site.connect(), *asks[number // 4 % len(asks)]) for number in range(48)]
	for client, _, _ in reversed(asked):  # the one that is read first is the last to have begun
		client.sendall(b"GET / HTTP/1.1\r\nHost: site\r\n")
		time.sleep(0.01)
	busy = [site.connect() for _ in range(8)]
	for client in busy:
		client.sendall(make_request("/lente?ms=200"))
	wait_for_slow_pages(site, 4)
	for client, _, rest in asked:
		client.sendall(rest)
	answers = [(read_to_end(client), status) for client, status, _ in asked]
	same([Answer(answer).status for answer, _ in answers], [status for _, status in answers])
	same({answer.count(b"HTTP/1.") for answer, _ in answers}, {1})
	for client in [client for client, _, _ in asked] + busy:
		client.close()
	site.stop()


def wait_for_slow_pages(site, count=1):
	"""Until so many of them are being made, of all this site was asked."""
	site.wait_for_log(rf"(?s)(begun: a page that takes its time.*){{{count}}}")


def past_the_limit_clients_wait_their_turn(_):
	site = Site(connections=4, step_ms=HASTY)
	idle = [site.connect() for _ in range(4)]
	for client in idle:
		client.sendall(make_request("/", close=False))
		read_one(client)
	same(site.get("/valeur?q=1").body, b"q=1")
	assert select.select(idle, [], [], 0)[0], "a fifth was answered before one of the four was cut"
	site.stop()


def own_address():
	"""An address of this machine that is not a loopback one, or None."""
	with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
		try:
			probe.connect(("192.0.2.1", 9))  # nothing is sent
			return probe.getsockname()[0]
		except OSError:
			return None


def one_address_has_so_many_connections_and_no_more(_):
	address = own_address()
	if not address or address.startswith("127."):
		return
	site = Site(address=f"{address}:0", per_address=2)
	clients = [socket.create_connection((address, site.port), timeout=PATIENCE) for _ in range(3)]
	# Several threads take them: the last one met may be any.
	refused, = select.select(clients, [], [], PATIENCE)[0]
	answer = Answer(read_to_end(refused))
	same((answer.status, answer.fields["connection"]), (429, "close"))
	same(len(answer.body), int(answer.fields["content-length"]))
	assert "Trop de connexions" in answer.body.decode()
	for client in clients:
		if client is not refused:
			client.sendall(make_request("/valeur?q=1"))
			same(Answer(read_to_end(client)).body, b"q=1")
		client.close()
	site.stop()


def one_of_many_stops_does_not_disturb_the_others(site):
	slow = site.connect()
	slow.sendall(make_request("/lente?ms=300"))
	gone = site.connect()
	gone.sendall(make_request("/lente?ms=100"))
	gone.close()
	same(Answer(read_to_end(slow)).body, b"enfin")


# ---- Requests that take long

def ask_tables(site, count, milliseconds):
	clients = [site.connect() for _ in range(count)]
	for client in clients:
		client.sendall(make_request(f"/table?ms={milliseconds}", close=False))
	return clients


def pages_are_answered_while_tables_are_made(_):
	site = Site()
	tables = ask_tables(site, 12, 400)
	wait_for_slow_pages(site)
	for number in range(12):
		same(site.get(f"/valeur?q={number}").body, f"q={number}".encode())
	assert len(select.select(tables, [], [], 0)[0]) < 12, "pages waited for the tables"
	same([read_one(client).body for client in tables], [b"enfin"] * 12)
	with site.connect() as client:  # a connection goes on after one
		client.sendall(make_request("/table?ms=1", close=False) + make_request("/valeur?q=1", close=False))
		same([read_one(client).body, read_one(client).body], [b"enfin", b"q=1"])
	for client in tables:
		client.close()
	site.stop()


def a_table_too_many_is_to_be_asked_again(site):
	# Sixteen wait; more come in one go than are made meanwhile.
	tables = ask_tables(site, 64, 100)
	answers = [read_one(client) for client in tables]
	refused = [answer for answer in answers if answer.status != 200]
	same({(answer.status, answer.fields["retry-after"]) for answer in refused}, {(503, "2")})
	assert len(answers) - len(refused) >= 16, f"{len(refused)} of {len(answers)} were refused"
	same(site.get("/table?ms=1").body, b"enfin")
	for client in tables:
		client.close()


def who_leaves_before_a_table_is_made_harms_nobody(site):
	for client in ask_tables(site, 6, 50):
		client.close()
	same(site.get("/table?ms=1").body, b"enfin")


# ---- Where it listens

def a_unix_socket_is_answered_and_removed(_):
	site = Site(address="unix:FOLDER/site.sock", per_address=1)
	same([site.get("/valeur?q=1").body for _ in range(3)], [b"q=1"] * 3)
	process, path = site.process, site.path
	process.send_signal(signal.SIGTERM)
	same(process.wait(PATIENCE), 0)
	assert not os.path.exists(path)
	site.folder.cleanup()


def ipv6_is_answered(_):
	try:
		socket.create_server(("::1", 0), family=socket.AF_INET6).close()
	except OSError:
		return
	site = Site(address="[::1]:0")
	same(site.get("/valeur?q=1").body, b"q=1")
	site.stop()


def a_socket_of_systemd_is_taken(_):
	listener = socket.create_server(("127.0.0.1", 0))

	def prepare():
		os.dup2(listener.fileno(), 3)
		os.set_inheritable(3, True)

	# LISTEN_PID is the number of the process that will read it: a shell that becomes the server.
	with tempfile.NamedTemporaryFile("w", suffix=".sh", delete=False) as script:
		script.write(f'#!/bin/sh\nexport LISTEN_PID=$$ LISTEN_FDS=1\nshift\nexec {sys.argv[1]} "" "$@"\n')
	os.chmod(script.name, 0o755)
	try:
		site = Site(serve=script.name, preexec_fn=prepare, close_fds=False)
	finally:
		os.unlink(script.name)
	same(site.port, listener.getsockname()[1])
	listener.close()
	same(site.get("/valeur?q=1").body, b"q=1")
	site.stop()


# ---- Stopping

def a_stop_lets_the_request_under_way_end(_):
	site = Site()
	idle = site.connect()
	idle.sendall(make_request("/", close=False))
	read_one(idle)
	busy = site.connect()
	busy.sendall(make_request("/lente?ms=1000", close=False))
	wait_for_slow_pages(site)
	site.process.send_signal(signal.SIGTERM)
	same(read_to_end(idle), b"")
	answer = Answer(read_to_end(busy))
	same((answer.body, answer.fields["connection"]), (b"enfin", "close"))
	same(site.process.wait(PATIENCE), 0)
	assert "stopped" in site.log()
	try:
		site.connect()
		raise AssertionError("a stopped server took a connection")
	except ConnectionRefusedError:
		pass
	site.folder.cleanup()


def a_stop_answers_tables_or_says_why_not(_):
	site = Site()
	tables = ask_tables(site, 16, 500)  # six of them within the 3 s it has
	wait_for_slow_pages(site)
	began = time.monotonic()
	site.process.send_signal(signal.SIGTERM)
	answers = [read_to_end(client) for client in tables]
	same(site.process.wait(PATIENCE), 0)
	assert time.monotonic() - began < 20
	made = [answer for answer in answers if answer.endswith(b"enfin")]
	assert len(made) >= 3, len(made)
	assert {answer[:12] for answer in answers} <= {b"HTTP/1.1 200", b"HTTP/1.1 503", b""}, answers
	site.wait_for_log(r"path=/table status=503 ")
	site.folder.cleanup()


def a_stop_does_not_wait_for_ever(_):
	site = Site()
	busy = site.connect()
	busy.sendall(b"POST /compte HTTP/1.1\r\nHost: site\r\nContent-Length: 5000\r\n\r\n1")
	time.sleep(0.2)
	began = time.monotonic()
	site.stop()
	assert time.monotonic() - began < 20, "it waited for all that this client may take"


# ---- The log

def get_and_log(site, path, pattern):
	"""Lines are in the order of requests when one is asked after the line of the other: the answer comes before it."""
	site.get(path)
	site.wait_for_log(pattern)


def one_request_is_one_line_without_the_question(_):
	site = Site()
	get_and_log(site, "/valeur?q=secret", "path=/valeur ")
	get_and_log(site, "/usages/%22a%0Ab", "path=/usages/%22a")
	get_and_log(site, "/usages/é%20", "path=/usages/%C3%A9")
	get_and_log(site, "/erreur?kind=5", "path=/erreur ")
	lines = site.log().splitlines()
	assert "secret" not in site.log()
	assert re.fullmatch(r"method=GET path=/valeur status=200 us=\d+ bytes=8", lines[1]), lines[1]
	assert lines[2].startswith("method=GET path=/usages/%22a%0Ab status=400 "), lines[2]
	assert lines[3].startswith("method=GET path=/usages/%C3%A9%20 status=200 "), lines[3]
	assert re.fullmatch(r'method=GET path=/erreur status=500 us=\d+ bytes=39 '
						r'why="as \'asked\'\?method=GET forged"', lines[4]), lines[4]
	same(len(lines), 5)
	site.stop()


def a_request_nobody_can_read_has_its_line_too(_):
	site = Site(address="unix:FOLDER/site.sock")
	site.ask(b"GET /\r\n\r\n")
	site.wait_for_log("status=400 ")
	site.ask(b"GET / HTTP/0.9\r\n\r\n")
	site.wait_for_log("status=505 ")
	get_and_log(site, "/", "path=/ ")
	lines = site.log().splitlines()
	same(lines[1:3], ['method=- path=- status=400 us=0 bytes=0 why="request: unreadable"',
					  'method=- path=- status=505 us=0 bytes=0 why="request: unreadable"'])
	same(len(lines), 4)
	site.process.send_signal(signal.SIGTERM)
	same(site.process.wait(PATIENCE), 0)
	site.folder.cleanup()


def the_journal_is_told_the_level(_):
	site = Site(env={**os.environ, "JOURNAL_STREAM": "8:1"})
	get_and_log(site, "/", "path=/ ")
	get_and_log(site, "/erreur?kind=5", "path=/erreur ")
	levels = [line[:3] for line in site.log().splitlines()]
	same(levels, ["<5>", "<6>", "<3>"])
	site.stop()


DAWDLING = [
	a_client_that_says_nothing_is_cut,
	a_request_line_that_trickles_is_cut,
	a_header_that_trickles_is_cut,
	a_body_that_trickles_is_cut,
	an_answer_nobody_reads_is_given_up,
	a_slow_page_is_not_cut,
]
TESTS = [
	hundred_and_thirty_ready_at_once_are_answered,
	a_refusal_goes_to_whom_it_is_for,
	past_the_limit_clients_wait_their_turn,
	one_address_has_so_many_connections_and_no_more,
	one_of_many_stops_does_not_disturb_the_others,
	pages_are_answered_while_tables_are_made,
	a_table_too_many_is_to_be_asked_again,
	who_leaves_before_a_table_is_made_harms_nobody,
	a_unix_socket_is_answered_and_removed,
	ipv6_is_answered,
	a_socket_of_systemd_is_taken,
	a_stop_lets_the_request_under_way_end,
	a_stop_answers_tables_or_says_why_not,
	a_stop_does_not_wait_for_ever,
	one_request_is_one_line_without_the_question,
	a_request_nobody_can_read_has_its_line_too,
	the_journal_is_told_the_level,
]


def main():
	hasty, site = Site(step_ms=HASTY), Site()
	dawdling = [*sentences(DAWDLING, hasty), ("the hasty server ends well and leaks nothing", hasty.stop)]
	sys.exit(run(dawdling + sentences(TESTS, site), site))


main()
