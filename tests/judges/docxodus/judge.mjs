// Docxodus as a judge of .docx files, asked in batches. Reads {"jobs": [...]} from standard input and answers each job with
// one line of JSON on standard output. A job has an `id`, a `file` and an `ask`: `accept` or `reject` write the file without
// marks to `out`; `compare` gives the time and the number of changes against the earlier file `before`; `redline` writes that
// comparison to `out`.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const dist = new URL('node_modules/docxodus/dist/', import.meta.url);
const TYPES = { wasm: 'application/wasm', json: 'application/json' };

// Docxodus fetches its own .NET files; Node's fetch knows no files.
const fetchFromNet = globalThis.fetch;
globalThis.fetch = (request, options) => {
  const address = new URL(request.url ?? request);
  if (address.protocol !== 'file:') return fetchFromNet(request, options);
  const type = TYPES[address.pathname.split('.').at(-1)] ?? 'application/octet-stream';
  address.search = '';
  return Promise.resolve(new Response(readFileSync(fileURLToPath(address)), { headers: { 'content-type': type } }));
};

const docxodus = await import(new URL('core.js', dist).href);
await docxodus.initialize(new URL('wasm/', dist).href);

const read = (path) => new Uint8Array(readFileSync(path));

/** Verdicts by what is asked. */
const ASKS = {
  accept: async ({ file, out }) => writeFileSync(out, await docxodus.docxDiffAcceptRevisions(read(file))),
  reject: async ({ file, out }) => writeFileSync(out, await docxodus.docxDiffRejectRevisions(read(file))),
  redline: async ({ before, file, out }) => writeFileSync(out, await docxodus.docxDiffCompare(read(before), read(file))),
  compare: async ({ before, file }) => ({ changes: (await docxodus.getRevisions(await docxodus.docxDiffCompare(read(before), read(file)))).length }),
};

for (const job of JSON.parse(readFileSync(0, 'utf8')).jobs) {
  const start = performance.now();
  const verdict = await ASKS[job.ask](job).catch((error) => ({ error: String(error).slice(0, 300) }));
  console.log(JSON.stringify({ id: job.id, ask: job.ask, ms: Math.round(performance.now() - start), ...verdict }));
}
process.exit(0);
