import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import { blockingCount } from '../../shared/checks/run-checks.ts';
import type { Certificate } from '../../shared/contract/certificate.ts';
import { expectFiles, expectOption, type Arguments } from './arguments.ts';
import { checkOutcome } from './check.ts';
import type { World } from './world.ts';
import { EXIT, type Outcome } from './outcome.ts';

/**
 * `parley export FILE --mode signature --out F`: refused while any check blocks; otherwise a copy that names nobody, with
 * its certificate beside it. Nothing is accepted or removed on the signers' behalf: a mark or comment in the file blocks.
 */
export async function signatureCopy(given: Arguments, { engine, read, write, now }: World): Promise<Outcome> {
  const [file = ''] = expectFiles(given, 'FILE');
  const out = expectOption(given, 'out');
  const bytes = await read(file);
  const findings = await engine.run('check', [bytes]);
  const blocking = blockingCount(findings);
  if (blocking > 0) {
    const told = checkOutcome(findings.filter((finding) => finding.severity === 'blocks'));
    return { ...told, text: `No signature copy was written: ${String(blocking)} ${blocking === 1 ? 'finding blocks' : 'findings block'} signing.\n${told.text}` };
  }
  const scrubbed = await engine.run('scrub', [bytes]);
  const certificate = await engine.run('certify', [scrubbed.bytes, { made: now(), checks: CHECKED }]);
  const beside = `${out.replace(/\.docx$/i, '')}.certificate.json`;
  await write(out, scrubbed.bytes);
  await write(beside, new TextEncoder().encode(`${JSON.stringify(certificate, null, 2)}\n`));
  return { code: EXIT.fine, text: `Wrote ${out} and ${beside}.\nSHA-256 ${certificate.file}`, json: { out, certificate: beside, sha256: certificate.file, removed: scrubbed.removed } };
}

/** What had to find nothing that blocks. */
const CHECKED = ['tracked changes', 'comments', 'hidden text', 'blanks', 'options', 'references', 'draft marks', 'amounts', 'dates'] as const;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.transform((text) => text as Sha256));
const certificateSchema = v.object({
  format: v.literal('parley-certificate-1'),
  made: v.string(),
  file: hash,
  words: v.number(),
  clauses: v.array(v.object({ number: v.string(), heading: v.string(), sha256: hash })),
  others: hash,
  checks: v.array(v.string()),
});

/** `parley verify FINAL --certificate C`: the certified file, the same words in another file, or which clauses differ. */
export async function verifyFile(given: Arguments, { engine, read }: World): Promise<Outcome> {
  const [file = ''] = expectFiles(given, 'FINAL');
  const certificate = readCertificate(await read(expectOption(given, 'certificate')));
  const verdict = await engine.run('verify', [await read(file), certificate]);
  if (verdict.sameFile) return { code: EXIT.fine, text: 'This is exactly the certified file.', json: verdict };
  if (verdict.sameText) return { code: EXIT.differences, text: 'Another file that says the same: every clause reads as certified, but the bytes differ.', json: verdict };
  const list = (title: string, names: readonly string[]): string[] => (names.length === 0 ? [] : [`${title}: ${names.join('; ')}`]);
  const lines = ['This is not the certified text.', ...list('Changed', verdict.changed), ...list('Missing', verdict.missing), ...list('Added', verdict.added), ...(verdict.othersChanged ? ['Headers, footers or notes differ.'] : [])];
  return { code: EXIT.differences, text: lines.join('\n'), json: verdict };
}

function readCertificate(bytes: Uint8Array): Certificate {
  try {
    return v.parse(certificateSchema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return fail('certificate.unreadable', 'The certificate cannot be read.', 'Use the .certificate.json that was written beside the signature copy.');
  }
}
