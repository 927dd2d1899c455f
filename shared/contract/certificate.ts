import type { Sha256 } from '../base/branded.ts';

/** One clause as it stands in the certified file. */
export type CertifiedClause = { readonly number: string; readonly heading: string; readonly sha256: Sha256 };

/** What anyone can check offline about a signature copy: the file, and clause by clause what it says. */
export type Certificate = {
  readonly format: 'parley-certificate-1';
  /** ISO 8601, when the copy was made. */
  readonly made: string;
  /** Of the file's bytes. */
  readonly file: Sha256;
  readonly words: number;
  readonly clauses: readonly CertifiedClause[];
  /** Text outside the body: headers, footers, notes, text boxes. */
  readonly others: Sha256;
  /** The checks that ran and found nothing that blocks signing. */
  readonly checks: readonly string[];
};

/** How a file differs from its certificate; empty lists and `sameFile` when it does not. */
export type CertificateVerdict = {
  readonly sameFile: boolean;
  readonly sameText: boolean;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
  readonly othersChanged: boolean;
};
