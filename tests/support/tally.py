#!/usr/bin/env python3
"""Count test results and print one line of totals.

usage: tally.py [NAME=pass|NAME=fail]... [testlog.json]...

Each NAME=… counts as one test. In Meson's logs (one JSON object a line) each row of a TAP program counts as
one test; a program that ends badly though its rows are good (a leak told at exit, a crash, a timeout) counts
as one failure more. A log that is not there counts nothing: the build it needed has been counted as failed.
Exit status 1 when something failed, or when nothing ran at all.
"""
import json
import os
import re
import sys

TOLD_MAX = 40  # lines of a failure shown again: Meson shows none of those of a TAP program
GOOD = {'OK', 'SKIP', 'EXPECTEDFAIL'}
ROW = re.compile(r'^(not )?ok\b\s*\d*\s*-?\s*(.*?)(?:#\s*(SKIP|TODO)\b.*)?$', re.IGNORECASE)
SKIP_ALL = re.compile(r'^1\.\.0\s*#\s*SKIP', re.IGNORECASE)


def rows_of(test):
	"""The rows of one program, as (name, verdict, what is told of it: the comments that follow)."""
	output = test.get('stdout') or ''
	if not re.search(r'^1\.\.\d+', output, re.MULTILINE):
		verdict = {'SKIP': 'skipped'}.get(test['result'], 'passed' if test['result'] in GOOD else 'failed')
		return [('', verdict, [])]
	rows = []
	for line in output.splitlines():
		row = ROW.match(line)
		if row:
			verdict = 'skipped' if row[3] else 'failed' if row[1] else 'passed'
			rows.append((row[2].strip(), verdict, []))
		elif SKIP_ALL.match(line):
			rows.append((line, 'skipped', []))
		elif line.startswith('#') and rows:
			rows[-1][2].append(line)
	if test['result'] not in GOOD and not any(verdict == 'failed' for _, verdict, _ in rows):
		rows.append((f"ended badly ({test['result'].lower()})", 'failed', []))
	return rows


def count_log(path, counts, notes):
	with open(path, encoding='utf-8') as log:
		for line in log:
			test = json.loads(line)
			for name, verdict, told in rows_of(test):
				counts[verdict] += 1
				if verdict != 'passed':
					notes += [f"{verdict}: {test['name']}{': ' + name if name else ''}", *told[:TOLD_MAX]]


def main(arguments):
	counts, notes = {'passed': 0, 'failed': 0, 'skipped': 0}, []
	for argument in arguments:
		if argument.endswith(('=pass', '=fail')):
			name, result = argument.rsplit('=', 1)
			counts['passed' if result == 'pass' else 'failed'] += 1
			if result == 'fail':
				notes.append('failed: ' + name)
		elif os.path.exists(argument):
			count_log(argument, counts, notes)
	for note in notes:
		print(note, file=sys.stderr)
	print('{passed} passed, {failed} failed, {skipped} skipped'.format(**counts))
	return 1 if counts['failed'] or not counts['passed'] else 0


if __name__ == '__main__':
	sys.exit(main(sys.argv[1:]))
