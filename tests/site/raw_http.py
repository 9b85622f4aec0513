#!/usr/bin/env python3
"""Speak HTTP byte by byte to a small site on the real server: what it refuses, its limits, what every answer is.

usage: raw_http.py SERVE

Each test is a function whose name is a true sentence; the output is TAP. What is tried here cannot be
tried with a well-behaved client: requests two readers could read apart, limits at and past.
"""
import gzip
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from raw_site import Answer, Site, make_request, read_one, read_to_end, run, same, sentences  # noqa: E402


# ---- Refused: two readers could read these apart. Each row is a test.

HOST = b"Host: site\r\n"
REFUSED = [
	("two content lengths are refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\n11111"),
	("two content lengths that differ are refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n111111"),
	("a list of content lengths is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: 5, 5\r\n\r\n11111"),
	("a signed content length is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: +5\r\n\r\n11111"),
	("a content length that is no number is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: abc\r\n\r\n11111"),
	("an empty content length is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: \r\n\r\n"),
	("a length no machine holds is refused without a body too", 413,
	 b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999999999999\r\n\r\n"),
	("a content length with a transfer encoding is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST +
	 b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
	("a transfer encoding with a content length is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST +
	 b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
	("a transfer encoding other than chunked is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
	("a chunked body has no known length", 411,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n5\r\n11111\r\n0\r\n\r\n"),
	("a space before the colon is refused", 400,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length : 5\r\n\r\n11111"),
	("a folded field is refused", 400,
	 b"GET / HTTP/1.1\r\n" + HOST + b"X-Long: one\r\n two\r\n\r\n"),
	("a bare line feed ends no line", 400, b"GET / HTTP/1.1\nHost: site\n\n"),
	("a bare line feed hides no field", 400,
	 b"GET / HTTP/1.1\r\n" + HOST + b"X: 1\nContent-Length: 0\r\n\r\n"),
	("a NUL byte in the path is refused", 400, b"GET /\0secret HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a NUL byte before a false version is refused", 400,
	 b"GET /\0HTTP/1.1 HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a NUL byte in a parameter is refused", 400,
	 b"GET /valeur?q=a\0b HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a NUL byte in a field is refused", 400, b"GET / HTTP/1.1\r\n" + HOST + b"X: a\0b\r\n\r\n"),
	("a NUL byte at the end of a field is refused", 400,
	 b"GET / HTTP/1.1\r\n" + HOST + b"X: a\0\r\n\r\n"),
	("an encoded NUL in the path is refused", 400, b"GET /usages/a%00b HTTP/1.1\r\n" + HOST + b"\r\n"),
	("an encoded NUL in a parameter is refused", 400,
	 b"GET /valeur?v=a%00b HTTP/1.1\r\n" + HOST + b"\r\n"),
	("half an escape in the path is refused", 400, b"GET /usages/%zz HTTP/1.1\r\n" + HOST + b"\r\n"),
	("half an escape in a parameter is refused", 400, b"GET /valeur?v=%4 HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a path that is not UTF-8 is refused", 400, b"GET /usages/%ff HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a raw path that is not UTF-8 is refused", 400, b"GET /usages/\xff HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a parameter that is not UTF-8 is refused", 400,
	 b"GET /valeur?v=%e9t%e9 HTTP/1.1\r\n" + HOST + b"\r\n"),
	("an encoded slash is refused", 400, b"GET /usages/a%2fb HTTP/1.1\r\n" + HOST + b"\r\n"),
	("two spaces before the path are refused", 400, b"GET  / HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a tab for a space is refused", 400, b"GET\t/ HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a tab after the path is refused", 400, b"GET /\t HTTP/1.1\r\n" + HOST + b"\r\n"),
	("two spaces after the path are refused", 400, b"GET /  HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a space after the version is refused", 400, b"GET / HTTP/1.1 \r\n" + HOST + b"\r\n"),
	("a space in the path is refused", 400, b"GET /usages/a b HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a fragment is refused", 400, b"GET /#bas HTTP/1.1\r\n" + HOST + b"\r\n"),
	("an asterisk is no path", 400, b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n"),
	("a request without Host is refused", 400, b"GET / HTTP/1.1\r\n\r\n"),
	("two Host are refused", 400, b"GET / HTTP/1.1\r\n" + HOST + HOST + b"\r\n"),
	("a Host that is none is refused", 400, b"GET / HTTP/1.1\r\nHost: a/b@c\r\n\r\n"),
	("a GET with a body is refused", 400, b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\n11111"),
	("another version is refused", 505, b"GET / HTTP/2.0\r\n" + HOST + b"\r\n"),
	("a POST to no page is told before its body", 404,
	 b"POST /nulle-part HTTP/1.1\r\n" + HOST + b"Content-Length: 500000\r\n\r\n1"),
	("a POST to a page that is only read is told before its body", 405,
	 b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 500000\r\n\r\n1"),
	("a body past the limit is told before it is sent", 413,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: 1048577\r\nExpect: 100-continue\r\n\r\n"),
	("a number of bytes no machine holds is refused", 413,
	 b"POST /compte HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999999999999\r\n\r\n"),
]


def is_refused(site, status, request):
	# A second request behind the first must not be read: what is refused ends the connection.
	answer = site.ask(request + make_request("/valeur?q=smuggled"))
	same(Answer(answer).status, status)
	assert b"smuggled" not in answer, "the bytes behind a refused request were read"
	same(answer.count(b"HTTP/1."), 1)


# ---- Limits, at and one past

LIMITS = [
	("a target at the limit is read", 200, "/valeur?" + "&".join(["q=" + "x" * 1000] * 8)[:8184], ()),
	("a target past the limit is too long", 414, "/valeur?" + "&".join(["q=" + "x" * 1000] * 9)[:8185], ()),
	("as many parameters as the limit are read", 200, "/valeur?" + "&".join(["q=1"] * 128), ()),
	("one parameter more is too many", 414, "/valeur?" + "&".join(["q=1"] * 129), ()),
	("a value at the limit is read", 200, "/valeur?v=" + "x" * 2048, ()),
	("a value past the limit is too long", 414, "/valeur?v=" + "x" * 2049, ()),
	("a name at the limit is read", 200, "/valeur?" + "n" * 64 + "=1", ()),
	("a name past the limit is too long", 414, "/valeur?" + "n" * 65 + "=1", ()),
	("as many fields as the limit are read", 200, "/", tuple(f"X-{i}: 1" for i in range(62))),
	("one field more is too many", 431, "/", tuple(f"X-{i}: 1" for i in range(63))),
	("a header at the limit is read", 200, "/",
	 ("X: " + "x" * (16384 - 1 - len("Hostsite") - len("Connectionclose")),)),
	("a header past the limit is too large", 431, "/",
	 ("X: " + "x" * (16384 - len("Hostsite") - len("Connectionclose")),)),
	("a header past the memory of a connection is refused", 431, "/", ("X: " + "x" * 140000,)),
	("a target past the memory of a connection is refused", 414, "/" + "x" * 140000, ()),
]


def answers_with(site, status, path, fields):
	same(site.get(path, *fields).status, status)


def ten_thousand_characters_are_a_question(site):
	# Four bytes each, twelve once encoded: the most that a question of that length can take.
	answer = site.get("/valeur?q=" + "%F0%9F%A4%96" * 10000)
	same((answer.status, answer.body[:6]), (200, "q=\U0001F916".encode()))
	same(site.get("/valeur?q=a%00b%E9%").body, "q=a bé%".encode())


def ten_thousand_characters_of_anything_else_are_refused_in_our_words(site):
	answer = site.get("/valeur?v=" + "%F0%9F%A4%96" * 10000)
	same((answer.status, answer.body), (414, b"<!doctype html><title>Page 414</title>\n"))
	answer = site.get("/", "X: " + "x" * 120000)
	same((answer.status, answer.body), (431, b"<!doctype html><title>Page 431</title>\n"))


def a_body_at_the_limit_is_read_whole(site):
	size = 1024 * 1024
	request = make_request("/compte", f"Content-Length: {size}", method="POST") + b"1" * size
	same(Answer(site.ask(request)).body, b"1048576 bytes, 1048576 ones")


# ---- Forms, and who may send them

FORGED = [
	("from another site", ["Origin: https://evil.example"]),
	("from a neighbour, by the browser's word", ["Sec-Fetch-Site: same-site", "Origin: http://site"]),
	("from nowhere", []),
	("from a page that hides its origin", ["Origin: null"]),
]


def a_form_of_ours_is_taken(site):
	for fields in (["Origin: http://site"], ["Origin: https://public.example"], ["Sec-Fetch-Site: same-origin"],
				   ["Referer: http://site/une/page"]):
		request = make_request("/form", "Content-Length: 3", *fields, method="POST") + b"111"
		answer = Answer(site.ask(request))
		same((answer.status, answer.body), (200, b"3 bytes, 3 ones"))


def a_forged_form_is_refused(site):
	for name, fields in FORGED:
		request = make_request("/form", "Content-Length: 3", *fields, method="POST") + b"111"
		answer = Answer(site.ask(request))
		same((name, answer.status), (name, 403))
		site.wait_for_log(r'path=/form status=403 .*why="a form that no page of ours sent"')


def a_forged_form_is_refused_before_its_body(site):
	request = make_request("/form", "Content-Length: 1000000", "Origin: https://evil.example", method="POST")
	same(Answer(site.ask(request)).status, 403)


def a_forged_form_without_body_is_refused_too(site):
	request = make_request("/form", "Content-Length: 0", "Origin: https://evil.example", method="POST")
	same(Answer(site.ask(request)).status, 403)


# ---- What every answer is

def every_answer_has_the_security_fields(site):
	for path in ("/", "/nulle-part", "/erreur", "/statique/site.css", "/valeur?v=%zz"):
		fields = site.get(path).fields
		policy = fields["content-security-policy"]
		assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy, policy
		assert "unsafe" not in policy, policy
		same(fields["x-content-type-options"], "nosniff")
		same(fields["referrer-policy"], "same-origin")
		assert "camera=()" in fields["permissions-policy"]
		same(fields["cross-origin-opener-policy"], "same-origin")


def head_tells_what_get_would(site):
	for path in ("/", "/longue", "/usages/a", "/statique/site.css", "/nulle-part", "/erreur"):
		for accept in ("identity", "gzip", "br"):
			get = site.get(path, f"Accept-Encoding: {accept}")
			head = site.get(path, f"Accept-Encoding: {accept}", method="HEAD")
			same(head.body, b"")
			get.fields.pop("date"), head.fields.pop("date")
			same((head.status, head.fields), (get.status, get.fields))


def a_method_without_a_row_is_told_which_there_are(site):
	for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"):
		answer = site.get("/", method=method)
		same((answer.status, answer.fields["allow"]), (405, "GET, HEAD"))
	answer = site.get("/compte")
	same((answer.status, answer.fields["allow"]), (405, "POST"))
	answer = site.get("/statique/site.css", method="DELETE")
	same((answer.status, answer.fields["allow"]), (405, "GET, HEAD"))
	same(site.get("/nulle-part", method="OPTIONS").status, 404)


def an_error_has_its_status_and_its_page(site):
	for kind, status in ((1, 400), (2, 404), (3, 413), (4, 503), (5, 500)):
		answer = site.get(f"/erreur?kind={kind}")
		same((answer.status, answer.body), (status, f"<!doctype html><title>Page {status}</title>\n".encode()))
		same(answer.fields["cache-control"], "no-store")
		assert "etag" not in answer.fields
	assert "retry-after" in site.get("/erreur?kind=4").fields


def an_error_page_that_fails_is_a_line_of_text(site):
	answer = site.get("/erreur?plain=1")
	same((answer.status, answer.body), (500, b"Erreur 500\n"))
	same(answer.fields["content-type"], "text/plain; charset=utf-8")


def a_page_is_compressed_when_asked(site):
	plain = site.get("/longue")
	packed = site.get("/longue", "Accept-Encoding: gzip, deflate, br")
	same(packed.fields["content-encoding"], "gzip")
	same(gzip.decompress(packed.body), plain.body)
	assert len(packed.body) < len(plain.body) / 2
	same((plain.fields["vary"], packed.fields["vary"]), ("Accept-Encoding", "Accept-Encoding"))
	assert "content-encoding" not in plain.fields
	for refusal in ("gzip;q=0", "identity", "br", "*;q=0"):
		assert "content-encoding" not in site.get("/longue", f"Accept-Encoding: {refusal}").fields, refusal


def a_short_page_is_not_compressed(site):
	assert "content-encoding" not in site.get("/", "Accept-Encoding: gzip").fields


def a_page_the_client_has_is_not_sent_again(site):
	for path in ("/", "/longue", "/usages/a", "/statique/site.css"):
		for accept in ("identity", "gzip", "br"):
			first = site.get(path, f"Accept-Encoding: {accept}")
			tag = first.fields["etag"]
			again = site.get(path, f"Accept-Encoding: {accept}", f"If-None-Match: {tag}")
			same((again.status, again.body), (304, b""))
			same(again.fields["etag"], tag)
			same(again.fields.get("vary"), first.fields.get("vary"))
			strong = tag.removeprefix("W/")
			same(site.get(path, f'If-None-Match: "x,y", {strong}').status, 304)
			same(site.get(path, 'If-None-Match: "x", W/"y"').status, 200)
	same(site.get("/usages/a", "If-None-Match: *").status, 304)


def dates_are_compared_when_there_is_no_tag(site):
	modified = site.get("/usages/a").fields["last-modified"]
	same(modified, "Tue, 14 Mar 2017 08:00:00 GMT")
	same(site.get("/usages/a", f"If-Modified-Since: {modified}").status, 304)
	same(site.get("/usages/a", "If-Modified-Since: Tue, 14 Mar 2017 07:59:59 GMT").status, 200)
	same(site.get("/usages/a", "If-Modified-Since: hier").status, 200)
	same(site.get("/usages/a", f"If-Modified-Since: {modified}", 'If-None-Match: "x"').status, 200)


def a_static_file_comes_in_its_smallest_form(site):
	plain = site.get("/statique/site.css")
	same(plain.fields["content-type"], "text/css; charset=utf-8")
	packed = site.get("/statique/site.css", "Accept-Encoding: gzip")
	same((packed.fields["content-encoding"], gzip.decompress(packed.body)), ("gzip", plain.body))
	smallest = site.get("/statique/site.css", "Accept-Encoding: gzip, br")
	same((smallest.fields["content-encoding"], smallest.body), ("br", b"as if brotli"))
	same(smallest.fields["vary"], "Accept-Encoding")
	same(site.get("/statique/site.css.gz").status, 404)
	same(site.get("/statique/../../etc/passwd").status, 404)
	same(site.get("/statique/").status, 404)


def a_connection_is_kept_for_the_next_request(site):
	with site.connect() as client:
		for number in range(20):
			client.sendall(make_request(f"/valeur?q={number}", close=False))
			same(read_one(client).body, f"q={number}".encode())


def requests_sent_together_are_answered_in_order(site):
	with site.connect() as client:
		client.sendall(b"".join(make_request(f"/valeur?q={n}", close=False) for n in range(20)))
		for number in range(20):
			same(read_one(client).body, f"q={number}".encode())


def the_previous_version_is_answered_and_closed(site):
	same(Answer(site.ask(b"GET / HTTP/1.0\r\n\r\n")).status, 200)


def a_whole_address_is_read_as_its_path(site):
	same(site.get("http://site/valeur?q=1").body, b"q=1")


def a_question_comes_whole(site):
	same(site.get("/valeur?q=l%27%C3%A9l%C3%A8ve+%26+co").body, "q=l'élève & co".encode())
	same(site.get("/valeur?q=a%0bb").body, b"q=a b")
	same(site.get("/valeur?q").body, b"q=")
	same(site.get("/valeur").body, b"q=")


def a_request_that_comes_byte_by_byte_is_read(site):
	with site.connect() as client:
		for byte in make_request("/valeur?q=lent"):
			client.sendall(bytes([byte]))
		same(Answer(read_to_end(client)).body, b"q=lent")


TESTS = [
	ten_thousand_characters_are_a_question,
	ten_thousand_characters_of_anything_else_are_refused_in_our_words,
	a_body_at_the_limit_is_read_whole,
	a_form_of_ours_is_taken,
	a_forged_form_is_refused,
	a_forged_form_is_refused_before_its_body,
	a_forged_form_without_body_is_refused_too,
	every_answer_has_the_security_fields,
	head_tells_what_get_would,
	a_method_without_a_row_is_told_which_there_are,
	an_error_has_its_status_and_its_page,
	an_error_page_that_fails_is_a_line_of_text,
	a_page_is_compressed_when_asked,
	a_short_page_is_not_compressed,
	a_page_the_client_has_is_not_sent_again,
	dates_are_compared_when_there_is_no_tag,
	a_static_file_comes_in_its_smallest_form,
	a_connection_is_kept_for_the_next_request,
	requests_sent_together_are_answered_in_order,
	the_previous_version_is_answered_and_closed,
	a_whole_address_is_read_as_its_path,
	a_question_comes_whole,
	a_request_that_comes_byte_by_byte_is_read,
]


def main():
	site = Site()
	tests = [(name, lambda s=status, r=request: is_refused(site, s, r)) for name, status, request in REFUSED]
	tests += [(name, lambda s=status, p=path, f=fields: answers_with(site, s, p, f))
		for name, status, path, fields in LIMITS]
	sys.exit(run(tests + sentences(TESTS, site), site))


main()
