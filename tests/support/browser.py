"""A browser without scripts, as the stories of tests/site drive one: it keeps cookies and sends forms. Standard library only."""
import http.client
import urllib.parse

from page import Page
from site_story import Answer, PATIENCE

PHRASE = 'quatre mots sans rapport'
FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 secret-detail'


class Browser:
	"""Keeps cookies, and sends a form with the hidden fields that its page had."""

	def __init__(self, site, prefix='', origin=None, forwarded=None):
		self.site, self.jar, self.prefix, self.set = site, {}, prefix, None
		self.origin, self.forwarded = origin or site.url, forwarded

	def ask(self, method, target, body=None, **fields):
		headers = {'User-Agent': FIREFOX, **{name.replace('_', '-'): value for name, value in fields.items()}}
		if self.jar:
			headers['Cookie'] = '; '.join(f'{name}={value}' for name, value in self.jar.items())
		if self.forwarded:
			headers['X-Forwarded-For'] = self.forwarded
		link = http.client.HTTPConnection('127.0.0.1', self.site.port, timeout=PATIENCE)
		try:
			link.request(method, target, body, headers)
			answer = Answer(link.getresponse())
		finally:
			link.close()
		self.set = answer.headers.get('set-cookie')
		if self.set:
			name, value = self.set.split(';')[0].split('=', 1)
			self.jar.pop(name, None)
			if value:
				self.jar[name] = value
		return answer

	def get(self, target, **fields):
		return self.ask('GET', target, **fields)

	def post(self, target, pairs, **fields):
		fields.setdefault('Origin', self.origin)
		return self.ask('POST', target, urllib.parse.urlencode(pairs),
			Content_Type='application/x-www-form-urlencoded', **fields)

	def token(self):
		field = Page(self.get('/a-propos').text).first('input', name='jeton')
		return field.attributes['value'] if field else ''

	def send(self, target, **values):
		"""A form of a page of this session."""
		return self.post(target, [('jeton', self.token()), *values.items()])

	def upload(self, target, field, name, data, **values):
		"""The same with a file, as browsers send one."""
		boundary = 'XyZ'
		parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
			for key, value in [('jeton', self.token()), *values.items()]]
		parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'.encode()
			+ b'Content-Type: text/csv\r\n\r\n' + data + b'\r\n')
		return self.ask('POST', target, b''.join(parts) + f'--{boundary}--\r\n'.encode(), Origin=self.origin,
			Content_Type=f'multipart/form-data; boundary={boundary}')

	def sign_in(self, email, phrase=PHRASE, back=''):
		return self.post('/connexion', {'courriel': email, 'phrase': phrase, 'retour': back})

	@property
	def session(self):
		return self.jar.get(self.prefix + 'session')

	def is_in(self):
		return self.get('/compte').status == 200


def enter(site, link, phrase=PHRASE, prefix='', origin=None, **values):
	"""Go through a door in a new browser."""
	browser = Browser(site, prefix, origin)
	browser.last = browser.post(link, {'choisie': phrase, 'encore': phrase, **values})
	return browser
