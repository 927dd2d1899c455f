import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { ContainerEntry } from '../../shared/contract/container-entry.ts';
import { packEntries, unpackEntries } from '../../shared/docx/package/container.ts';
import { linkAfter } from '../../shared/negotiation/bundle/ledger.ts';
import type { BundleLink } from '../../shared/negotiation/schema/bundle.ts';
import { hashBytes } from '../../electron/persistence/blobs.ts';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { text, utf8 } from './two-sides.ts';

/** What `ledger.json` of a bundle holds. */
export type Ledger = { links: BundleLink[]; matter: Record<string, unknown> };

/** The bundle with its ledger changed, and everything made to agree with itself again: what a forger would do. */
export function forged(bytes: Uint8Array, change: (ledger: Ledger) => Ledger, manifestToo = true): Uint8Array {
  const entries = unpackEntries(bytes, nodeZlib);
  const of = (name: string): Uint8Array | undefined => entries.find((entry) => entry.name === name)?.bytes;
  const ledger = change(JSON.parse(text(of('ledger.json'))) as Ledger);
  const changed = entries.map((entry) => (entry.name === 'ledger.json' ? { ...entry, bytes: utf8(canonicalJson(ledger)) } : entry));
  if (!manifestToo) return packEntries(changed, nodeZlib);
  const manifest = { ...(JSON.parse(text(of('manifest.json'))) as object), round: ledger.links.length, head: ledger.links.at(-1)?.hash, entries: listing(changed) };
  return packEntries(changed.map((entry) => (entry.name === 'manifest.json' ? { ...entry, bytes: utf8(canonicalJson(manifest)) } : entry)), nodeZlib);
}

const listing = (entries: readonly ContainerEntry[]): readonly object[] => entries.filter(({ name }) => name !== 'manifest.json').map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, sha256: hashBytes(bytes) }));
/** The chain made anew, so that every link holds. */
export const relinked = (links: readonly BundleLink[]): BundleLink[] => links.reduce<BundleLink[]>((done, link) => [...done, linkAfter(done, link)], []);
