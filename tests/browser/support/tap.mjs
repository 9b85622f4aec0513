// Test Anything Protocol: one line a check, the plan at the end.

let count = 0;
let failed = 0;

/** Tell one check. `told` (a string or a list) is printed under it when it fails. */
export function check(good, name, told = []) {
	count++;
	if (!good)
		failed++;
	console.log(`${good ? 'ok' : 'not ok'} ${count} - ${name.replaceAll('#', '♯')}`);
	if (!good)
		for (const line of [told].flat().join('\n').split('\n').filter(Boolean))
			console.log(`#   ${line}`);
	return good;
}

/** Run a story; whatever it throws is a failed check, and the plan is printed in any case. */
export async function story(name, body) {
	try {
		await body();
	} catch (error) {
		check(false, `${name} reaches its end`, error.stack ?? String(error));
	}
	console.log(`1..${count}`);
	process.exitCode = failed ? 1 : 0;
}
