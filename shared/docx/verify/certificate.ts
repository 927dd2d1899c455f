import { canonicalJson } from '../../base/canonical-json.ts';
import { sha256Hex } from '../../base/sha256.ts';
import type { Certificate, CertificateVerdict, CertifiedClause } from '../../contract/certificate.ts';
import type { ClauseNode } from '../../contract/clause.ts';
import { blocksText } from '../../contract/content.ts';
import { readContract } from '../read/read-contract.ts';
import type { Zlib } from '../zlib-port.ts';

/** Describes a finished file clause by clause, from its bytes. */
export function certify(bytes: Uint8Array, zlib: Zlib, by: { readonly made: string; readonly checks: readonly string[] }): Certificate {
  const contract = readContract(bytes, zlib);
  return {
    format: 'parley-certificate-1',
    made: by.made,
    file: sha256Hex(bytes),
    words: contract.words,
    clauses: flatten(contract.clauses).map(certified),
    others: sha256Hex(canonicalJson(contract.sideStories.map(({ story, text }) => ({ story, text })))),
    checks: by.checks,
  };
}

const flatten = (nodes: readonly ClauseNode[]): ClauseNode[] => nodes.flatMap((node) => [node, ...flatten(node.children)]);

const certified = (node: ClauseNode): CertifiedClause => ({ number: node.number, heading: node.heading, sha256: sha256Hex(blocksText(node.blocks)) });

const nameOf = (clause: CertifiedClause): string => [clause.number, clause.heading].filter((part) => part !== '').join(' ') || 'text without a number';

/** Whether a file is the certified one, and if not, which clauses say something else. */
export function compareWithCertificate(bytes: Uint8Array, certificate: Certificate, zlib: Zlib): CertificateVerdict {
  const now = certify(bytes, zlib, { made: certificate.made, checks: certificate.checks });
  const wanted = new Map(certificate.clauses.map((clause, index) => [key(clause, index, certificate.clauses), clause]));
  const found = new Map(now.clauses.map((clause, index) => [key(clause, index, now.clauses), clause]));
  const changed = [...wanted].filter(([name, clause]) => found.has(name) && found.get(name)?.sha256 !== clause.sha256).map(([, clause]) => nameOf(clause));
  const missing = [...wanted].filter(([name]) => !found.has(name)).map(([, clause]) => nameOf(clause));
  const added = [...found].filter(([name]) => !wanted.has(name)).map(([, clause]) => nameOf(clause));
  const othersChanged = now.others !== certificate.others;
  return { sameFile: now.file === certificate.file, sameText: changed.length + missing.length + added.length === 0 && !othersChanged, changed, missing, added, othersChanged };
}

/** Number and heading name a clause; where several share them, their order does. */
const key = (clause: CertifiedClause, index: number, all: readonly CertifiedClause[]): string =>
  `${clause.number}|${clause.heading}|${all.slice(0, index).filter((other) => other.number === clause.number && other.heading === clause.heading).length}`;
