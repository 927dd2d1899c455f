import { runChecks } from '../../shared/checks/run-checks.ts';
import { auditReturn } from '../../shared/docx/audit/audit-return.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { presentComparison } from '../../shared/docx/compare/present.ts';
import { redlineDocuments } from '../../shared/docx/compare/redline-documents.ts';
import { mergeDocuments } from '../../shared/docx/merge/merge-documents.ts';
import { packEntries, unpackEntries } from '../../shared/docx/package/container.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { readText } from '../../shared/docx/read/read-text.ts';
import { resolveDocument, withoutMarksOf } from '../../shared/docx/resolve/resolve-document.ts';
import { metadataReport } from '../../shared/docx/sanitise/metadata-report.ts';
import { scrubDocument } from '../../shared/docx/sanitise/scrub-document.ts';
import { certify, compareWithCertificate } from '../../shared/docx/verify/certificate.ts';
import { findLeaks, findLeaksInTexts } from '../../shared/docx/verify/find-leaks.ts';
import { writeClauses } from '../../shared/docx/write/write-clauses.ts';
import { writeComments } from '../../shared/docx/write/write-comments.ts';
import { matchClauses } from '../../shared/negotiation/plan/match-clauses.ts';
import type { EngineOperations } from '../backend/document-engine.ts';
import { nodeZlib } from './node-zlib.ts';

/** The engine with Node's DEFLATE. */
export const operations: EngineOperations = {
  pack: (entries) => packEntries(entries, nodeZlib),
  unpack: (bytes) => unpackEntries(bytes, nodeZlib),
  text: (bytes, view) => readText(bytes, nodeZlib, view),
  read: (bytes) => readContract(bytes, nodeZlib),
  check: (bytes) => runChecks(readContract(bytes, nodeZlib)),
  metadata: (bytes) => metadataReport(bytes, nodeZlib),
  scrub: (bytes, options) => scrubDocument(bytes, nodeZlib, options),
  certify: (bytes, by) => certify(bytes, nodeZlib, by),
  verify: (bytes, certificate) => compareWithCertificate(bytes, certificate, nodeZlib),
  resolve: (bytes, decision) => resolveDocument(bytes, decision, nodeZlib),
  unmark: (bytes, authors) => withoutMarksOf(bytes, authors, nodeZlib),
  compare: (before, after) => compareDocuments(before, after, nodeZlib),
  present: (before, after) => presentComparison(before, after, nodeZlib),
  redline: (before, after, by) => redlineDocuments(before, after, nodeZlib, by),
  audit: (sent, returned, corrections) => auditReturn(sent, returned, nodeZlib, corrections),
  write: (base, edits, options) => writeClauses(base, edits, options, nodeZlib),
  comment: (base, comments, corrections) => writeComments(base, comments, nodeZlib, corrections),
  leaks: (outgoing, base, must) => findLeaks(outgoing, base, must, nodeZlib),
  leaksInTexts: (parts, base, must) => findLeaksInTexts(parts, base, must, nodeZlib),
  merge: (base, a, b, by) => mergeDocuments(base, a, b, by, nodeZlib),
  match: matchClauses,
};
