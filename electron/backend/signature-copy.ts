import { blockingCount } from '../../shared/checks/run-checks.ts';
import type { Certificate } from '../../shared/contract/certificate.ts';
import type { MetadataItem } from '../../shared/contract/metadata.ts';
import type { Finding } from '../../shared/contract/finding.ts';
import type { DocumentEngine } from './document-engine.ts';

/** What had to find nothing that blocks. */
const CHECKED = ['tracked changes', 'comments', 'hidden text', 'blanks', 'options', 'references', 'draft marks', 'amounts', 'dates'] as const;

export type SignatureCopy =
  | { readonly type: 'blocked'; readonly findings: readonly Finding[] }
  | { readonly type: 'made'; readonly bytes: Uint8Array; readonly certificate: Certificate; readonly certificateBytes: Uint8Array; readonly removed: readonly MetadataItem[] };

/**
 * A copy for signing: refused while any check blocks, otherwise scrubbed, opened again from its bytes and described in a
 * certificate. Nothing is accepted or removed on the signers' behalf (ADR 0009).
 */
export async function signatureCopyOf(engine: DocumentEngine, bytes: Uint8Array, made: string, signal?: AbortSignal): Promise<SignatureCopy> {
  const findings = await engine.run('check', [bytes], signal);
  if (blockingCount(findings) > 0) return { type: 'blocked', findings: findings.filter((finding) => finding.severity === 'blocks') };
  const scrubbed = await engine.run('scrub', [bytes], signal);
  const certificate = await engine.run('certify', [scrubbed.bytes, { made, checks: CHECKED }], signal);
  return { type: 'made', bytes: scrubbed.bytes, certificate, certificateBytes: new TextEncoder().encode(`${JSON.stringify(certificate, null, 2)}\n`), removed: scrubbed.removed };
}
