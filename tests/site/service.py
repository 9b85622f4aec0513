#!/usr/bin/env python3
"""What systemd is told of the site is what the program does: how it ends, and what brings it back."""
import pathlib
import socket
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from site_story import Tap, WEB, data_folder  # noqa: E402

UNIT = pathlib.Path(WEB).with_name('observatoire-web.service')


def settings():
	"""{name: values}, in the order of the file."""
	told = {}
	for line in UNIT.read_text(encoding='utf-8').splitlines():
		if '=' in line and not line.startswith('#'):
			name, value = line.split('=', 1)
			told.setdefault(name, []).append(value)
	return told


def status_of(*arguments):
	return subprocess.run([WEB, *map(str, arguments)], capture_output=True, timeout=60).returncode


def main():
	tap = Tap()
	unit = settings()
	final = ' '.join(unit.get('RestartPreventExitStatus', [])).split()
	tap.check(unit['Restart'] == ['on-failure'], 'a service that fails is brought back', unit['Restart'])
	with data_folder() as data:
		mistyped = status_of('--data', data, '--base-ulr', 'https://exemple.fr')
		tap.check(str(mistyped) in final, 'but not for ever for an option that does not exist', mistyped, final)
		with socket.create_server(('127.0.0.1', 0)) as taken:
			busy = status_of('--data', data, '--listen', f'127.0.0.1:{taken.getsockname()[1]}')
		tap.check(busy != 0 and str(busy) not in final, 'a port taken by another may be free soon', busy, final)
	tap.done()


main()
