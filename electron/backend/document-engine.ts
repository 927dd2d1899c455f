import type { Audit } from '../../shared/contract/audit.ts';
import type { Certificate, CertificateVerdict } from '../../shared/contract/certificate.ts';
import type { Comparison } from '../../shared/contract/change.ts';
import type { ClauseCorrection } from '../../shared/contract/clause-correction.ts';
import type { ClauseEdit } from '../../shared/contract/clause-edit.ts';
import type { ClauseMatch } from '../../shared/contract/clause-match.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import type { ContainerEntry } from '../../shared/contract/container-entry.ts';
import type { ContractDocument } from '../../shared/contract/document.ts';
import type { Finding } from '../../shared/contract/finding.ts';
import type { Leak, MustStay, TextPart } from '../../shared/contract/leak.ts';
import type { MergeReport } from '../../shared/contract/merge.ts';
import type { MetadataItem, ScrubbedCopy, ScrubOptions } from '../../shared/contract/metadata.ts';
import type { NewComment } from '../../shared/contract/new-comment.ts';
import type { Presentation } from '../../shared/contract/presentation.ts';
import type { StoryText } from '../../shared/contract/story-text.ts';

type Authorship = { readonly author: string; /** ISO 8601. */ readonly date: string };

type WriteOptions = { readonly mode: 'redline' | 'clean'; readonly earlierMarks?: 'accept' | 'keep'; readonly author: string; /** ISO 8601. */ readonly date: string; /** How a person corrected the clauses the edits speak of. */ readonly corrections?: readonly ClauseCorrection[] };

/** What the DOCX engine can do, each on bytes nobody has to trust. Synchronous: it runs where it may take its time. */
export type EngineOperations = {
  /** Entries as one zip, the same bytes for the same entries. */
  readonly pack: (entries: readonly ContainerEntry[]) => Uint8Array;
  /** The entries of a zip, within the limits, in their order. */
  readonly unpack: (bytes: Uint8Array) => readonly ContainerEntry[];
  readonly read: (bytes: Uint8Array) => ContractDocument;
  readonly text: (bytes: Uint8Array, view: 'accepted' | 'rejected') => readonly StoryText[];
  /** What stands between the document and a signature. */
  readonly check: (bytes: Uint8Array) => readonly Finding[];
  /** What the file tells about people, machines and its own past. */
  readonly metadata: (bytes: Uint8Array) => readonly MetadataItem[];
  /** A copy that names nobody, proven from its bytes. */
  readonly scrub: (bytes: Uint8Array, options?: ScrubOptions) => ScrubbedCopy;
  readonly certify: (bytes: Uint8Array, by: { readonly made: string; readonly checks: readonly string[] }) => Certificate;
  readonly verify: (bytes: Uint8Array, certificate: Certificate) => CertificateVerdict;
  readonly resolve: (bytes: Uint8Array, decision: 'accept' | 'reject') => Uint8Array;
  /** The file as it was before these authors wrote in it: their marks rejected, everyone else's left. */
  readonly unmark: (bytes: Uint8Array, authors: readonly string[]) => Uint8Array;
  readonly compare: (before: Uint8Array, after: Uint8Array) => Comparison;
  /** A comparison with every line of both versions, to be shown side by side. */
  readonly present: (before: Uint8Array, after: Uint8Array) => Presentation;
  readonly redline: (before: Uint8Array, after: Uint8Array, options: { readonly author: string; readonly date: string }) => { readonly bytes: Uint8Array; readonly comparison: Comparison };
  /** Corrections of both files, so that each difference is told of the clause a person sees. */
  readonly audit: (sent: Uint8Array, returned: Uint8Array, corrections?: { readonly sent: readonly ClauseCorrection[]; readonly returned: readonly ClauseCorrection[] }) => Audit;
  readonly write: (base: Uint8Array, edits: readonly ClauseEdit[], options: WriteOptions) => Uint8Array;
  /** The file with comments added as Word's own. */
  readonly comment: (base: Uint8Array, comments: readonly NewComment[], corrections?: readonly ClauseCorrection[]) => Uint8Array;
  /** What of ours is in an outgoing file that must not be, beside what its base says. */
  readonly leaks: (outgoing: Uint8Array, base: Uint8Array, must: MustStay) => readonly Leak[];
  /** The same for plain texts that go out beside it. */
  readonly leaksInTexts: (parts: readonly TextPart[], base: Uint8Array, must: MustStay) => readonly Leak[];
  /** Two parties' versions of one base in one redline, each change under its author. */
  readonly merge: (base: Uint8Array, a: Uint8Array, b: Uint8Array, by: { readonly a: Authorship; readonly b: Authorship }) => { readonly bytes: Uint8Array; readonly report: MergeReport };
  readonly match: (before: readonly ClauseNode[], after: readonly ClauseNode[]) => readonly ClauseMatch[];
};

export type OperationName = keyof EngineOperations;

/**
 * The engine as the back end uses it: somewhere else, within limits, to be given up on. Rejects with an `AppFailure`.
 * Aborting the signal stops the work at once.
 */
export type DocumentEngine = {
  readonly run: <N extends OperationName>(name: N, args: Parameters<EngineOperations[N]>, signal?: AbortSignal) => Promise<ReturnType<EngineOperations[N]>>;
};
