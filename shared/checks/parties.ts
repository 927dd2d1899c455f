import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { editDistance } from './edit-distance.ts';
import { linesOf, type Line } from './lines.ts';
import { hasLegalForm, namesIn } from './party-names.ts';
import { findingAt, quoted } from './place.ts';
import { signingLines } from './signature-lines.ts';

/** How far down the names of the parties stand where no block of parties was recognised. */
const PREAMBLE = 12;
const LONGEST_NAME = 100;

/** Names of the parties against those in the signature block, and whether there is one (rules K16, K17). */
export function checkParties(contract: ContractDocument): Finding[] {
  const lines = linesOf(contract);
  const signing = signingLines(lines);
  const signatureLines = signatureBlock(lines, signing);
  if (signatureLines.length === 0) {
    return lines.length === 0 ? [] : [{ check: 'signature-block', severity: 'warns', clause: '', place: 'the whole document', message: 'No signature block was found.', remedy: 'Add one, with a line to sign for each party.' }];
  }
  const head = lines.filter((line, index) => !signatureLines.includes(line) && (line.clause.kind === 'parties' || (index < PREAMBLE && line.clause.kind !== 'schedule')));
  const parties = [...new Set(head.flatMap(namesIn))].filter((name) => name.length <= LONGEST_NAME);
  return signatureLines.flatMap((line) =>
    signers(line).flatMap((signer): Finding[] => {
      if (parties.some((party) => party === signer || fold(party) === fold(signer))) return [];
      const near = parties.find((party) => alike(party, signer));
      return near === undefined ? [] : [findingAt('party-name', 'warns', line, 0, `The signature block says ${quoted(signer)}, the parties are named ${quoted(near)}.`, 'Make both the registered name, letter for letter.')];
    }),
  );
}

function signatureBlock(lines: readonly Line[], signing: ReadonlySet<Line>): Line[] {
  const known = lines.filter((line) => line.clause.kind === 'signature');
  if (known.length > 0) return known;
  const first = lines.findIndex((line) => signing.has(line));
  return first < 0 ? [] : lines.slice(Math.max(0, first - 6)).filter((line) => line.clause.kind !== 'schedule').slice(0, 40);
}

/** A name in the signature block: labelled, with a legal form, or a short line of its own. */
function signers(line: Line): string[] {
  const named = namesIn(line);
  if (named.length > 0) return named;
  const text = line.text.trim().replace(/:$/, '');
  return line.text.length <= LONGEST_NAME && hasLegalForm(text) && !/[_[\]{}]/.test(text) ? [text] : [];
}

/** Case, spaces, stops and commas differ by custom. */
const fold = (name: string): string => name.toLowerCase().replace(/[.,\u2019']/g, '').replace(/\s+/g, ' ').trim();

function alike(one: string, two: string): boolean {
  const [left, right] = [fold(one), fold(two)];
  if (left.length > LONGEST_NAME || right.length > LONGEST_NAME) return false;
  const [firstLeft = '', firstRight = ''] = [left.split(' ')[0], right.split(' ')[0]];
  return editDistance(left, right) <= Math.max(2, Math.floor(Math.max(left.length, right.length) / 4)) || (firstLeft.length > 3 && firstLeft === firstRight && hasLegalForm(one) && hasLegalForm(two));
}
