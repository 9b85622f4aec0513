// The document of the interface for machines is what its linter accepts, without error or warning.

import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, story } from './support/tap.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const document = join(here, '../../web/static/openapi.json');

function lint() {
	const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
	return new Promise((resolve) => {
		execFile(join(here, 'node_modules/.bin/redocly'), ['lint', '--format', 'json', document],
			{ env: environment }, (error, stdout, stderr) => resolve({ error, stdout, stderr }));
	});
}

await story('openapi', async () => {
	const { error, stdout, stderr } = await lint();
	const start = stdout.indexOf('{');
	const told = start < 0 ? null : JSON.parse(stdout.slice(start));
	check(told && !error, 'the linter read openapi.json', [stdout.slice(-2000), stderr.slice(-2000)]);
	const { errors, warnings } = told?.totals ?? {};
	check(errors === 0 && warnings === 0, 'it has neither error nor warning',
		(told?.problems ?? []).map((each) => `${each.severity} ${each.ruleId}: ${each.message}`));
});
