"""openapi.json as the site gives it, and whether an answer is what it says."""
import copy
import json
import re
import urllib.parse

import jsonschema


FORMATS = jsonschema.FormatChecker(('date',))
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")  # RFC 3986


@FORMATS.checks('uri')
def is_uri(text):
	return not isinstance(text, str) or URI.fullmatch(text) is not None


def target(path, pairs=()):
	return path + ('?' + urllib.parse.urlencode(pairs) if pairs else '')


def strict(schema, is_whole=True):
	"""The same, where nothing may stand that is not described. Clients are told to expect new fields: the document
	forbids none. `is_whole` is false of what only adds to another schema."""
	for inner in (*schema.get('properties', {}).values(), *(schema[name] for name in ('items', 'additionalProperties')
			if isinstance(schema.get(name), dict))):
		strict(inner)
	for part in schema.get('allOf', ()):
		strict(part, False)
	if is_whole and ('$ref' in schema or 'properties' in schema or 'allOf' in schema):
		schema['unevaluatedProperties'] = False
	return schema


class Document:
	def __init__(self, site):
		self.whole = json.loads(site.get('/api/v1/openapi.json').text)
		self.components = copy.deepcopy(self.whole['components'])
		for schema in self.components['schemas'].values():
			strict(schema, False)

	def operation(self, path):
		return self.whole['paths'][path]['get']

	def parameters(self, path):
		return [self.named(each) for each in self.operation(path).get('parameters', ())]

	def named(self, part):
		"""What a part of the document stands for, when it is the address of another."""
		if '$ref' not in part:
			return part
		kind, name = part['$ref'].split('/')[-2:]
		return self.whole['components'][kind][name]

	def faults(self, path, answer):
		"""What the answer says that the document does not, or the other way round."""
		if str(answer.status) not in self.operation(path)['responses']:
			return [f'status {answer.status} is not described']
		response = self.named(self.operation(path)['responses'][str(answer.status)])
		missing = [name for name in response.get('headers', ()) if name.lower() not in answer.headers]
		if missing or 'content' not in response:
			return [f'without {name}' for name in missing] + (['a body'] if answer.bytes else [])
		if answer.headers['content-type'] not in response['content']:
			return [answer.headers['content-type']]
		if not answer.bytes:
			return []
		schema = strict(copy.deepcopy(response['content']['application/json']['schema']))
		validator = jsonschema.Draft202012Validator({**schema, 'components': self.components}, format_checker=FORMATS)
		return [f"{'/'.join(map(str, fault.path))}: {fault.message[:200]}"
			for fault in validator.iter_errors(json.loads(answer.text))][:5]
