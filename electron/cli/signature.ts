import * as v from 'valibot';
import { fail } from '../../shared/base/app-error.ts';
import type { Sha256 } from '../../shared/base/branded.ts';
import type { Certificate } from '../../shared/contract/certificate.ts';
import { signatureCopyOf } from '../backend/signature-copy.ts';
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
  const copy = await signatureCopyOf(engine, bytes, now());
  if (copy.type === 'blocked') {
    const told = checkOutcome(copy.findings);
    const blocking = copy.findings.length;
    return { ...told, text: `No signature copy was written: ${String(blocking)} ${blocking === 1 ? 'finding blocks' : 'findings block'} signing.\n${told.text}` };
  }
  const { certificate, removed } = copy;
  const beside = `${out.replace(/\.docx$/i, '')}.certificate.json`;
  await write(out, copy.bytes);
  await write(beside, copy.certificateBytes);
  return { code: EXIT.fine, text: `Wrote ${out} and ${beside}.\nSHA-256 ${certificate.file}`, json: { out, certificate: beside, sha256: certificate.file, removed } };
}

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
