"""A page, as the stories of tests/site look at it. Standard library only."""
import html.parser
import re

VOID = {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'}
SPACES = re.compile(r'[\s\u00a0\u202f]+')


def number_in(text):
	"""The last number of a text, with French spaces between thousands; None without one."""
	digits = re.findall(r'\d+', re.sub(r'(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)', '', text))
	return int(digits[-1]) if digits else None


class Element:
	def __init__(self, tag, attributes, parent):
		self.tag, self.attributes, self.parent = tag, attributes, parent
		self.parts = []

	@property
	def text(self):
		return SPACES.sub(' ', ''.join(part if isinstance(part, str) else part.text for part in self.parts)).strip()

	def all(self, tag=None, **attributes):
		"""Every element inside, in order, with this tag and these attributes (True: has it)."""
		for part in self.parts:
			if isinstance(part, str):
				continue
			if (tag is None or part.tag == tag) and all(
					name in part.attributes if value is True else part.attributes.get(name) == value
					for name, value in attributes.items()):
				yield part
			yield from part.all(tag, **attributes)

	def first(self, tag=None, **attributes):
		return next(self.all(tag, **attributes), None)


class Page(html.parser.HTMLParser):
	def __init__(self, text):
		super().__init__()
		self.root = self.now = Element('', {}, None)
		self.feed(text)
		self.close()

	def handle_starttag(self, tag, attributes):
		element = Element(tag, {name: value or '' for name, value in attributes}, self.now)
		self.now.parts.append(element)
		if tag not in VOID:
			self.now = element

	def handle_endtag(self, tag):
		element = self.now
		while element.parent and element.tag != tag:
			element = element.parent
		if element.parent:
			self.now = element.parent

	def handle_data(self, data):
		self.now.parts.append(data)

	def all(self, *names, **attributes):
		return self.root.all(*names, **attributes)

	def first(self, *names, **attributes):
		return self.root.first(*names, **attributes)

	@property
	def total(self):
		"""The number of sheets a results page announces."""
		status = self.first(role='status')
		if status is None:
			return None
		return 0 if re.search('aucun', status.text, re.IGNORECASE) else number_first(status.text)

	@property
	def sheets(self):
		"""The ids of the sheets linked from the content, each once, in order."""
		links = (a.attributes.get('href', '') for a in self.first('main').all('a'))
		found = (re.fullmatch(r'/usages/([^/?#.]+)', link) for link in links)
		return list(dict.fromkeys(match[1] for match in found if match))

	def label_of(self, field):
		for label in self.all('label'):
			if label.attributes.get('for', '\0') == field.attributes.get('id') or field in label.all(field.tag):
				return label.text
		return ''


def number_first(text):
	digits = re.search(r'\d+', re.sub(r'(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)', '', text))
	return int(digits[0]) if digits else None
