import { diffWords } from '../../shared/text/word-diff.ts';
import { blocksText } from '../../shared/contract/content.ts';
import type { ApiOutput } from '../../shared/api/table.ts';
import { nameOf } from '../../shared/negotiation/decide/refuse.ts';
import type { Wording } from '../../shared/negotiation/schema/content.ts';
import { countStatuses } from '../../shared/negotiation/select/status.ts';
import { whoseTurn } from '../../shared/negotiation/select/turn.ts';
import type { NegotiationState } from '../../shared/negotiation/state.ts';
import type { Answer } from '../backend/story/answers.ts';

const said = { accept: 'Accepted', reject: 'Rejected', counter: 'Countered', 'keep-agreed': 'Kept the agreed text of' } as const;
const tracking = { 'made-here': '', tracked: 'tracked', partly: 'tracked in part', unmarked: '**not tracked**' } as const;

/** The words that differ between two wordings, `~~struck~~` and **added**, with a few words around them. */
export function redlineText(before: Wording, after: Wording): string {
  if (before === null) return `**${oneLine(blocksText(after ?? []))}**`;
  if (after === null) return `~~${oneLine(blocksText(before))}~~`;
  const parts = diffWords(blocksText(before), blocksText(after));
  return parts
    .map((part, index) => {
      if (part.op === 'same') return shortened(oneLine(part.text), index > 0, index < parts.length - 1);
      const [open, close] = part.op === 'removed' ? ['~~', '~~'] : ['**', '**'];
      const text = oneLine(part.text);
      return text.trim() === '' ? text : `${open}${text.trim()}${close}${text.endsWith(' ') ? ' ' : ''}`;
    })
    .join('');
}

const oneLine = (text: string): string => text.replaceAll('\n', ' ¶ ').replaceAll('\t', ' | ');

const CONTEXT = 60;
/** Keeps the ends of a long unchanged stretch that touch a change. */
function shortened(text: string, changeBefore: boolean, changeAfter: boolean): string {
  const head = changeBefore ? text.slice(0, CONTEXT) : '';
  const tail = changeAfter ? text.slice(-CONTEXT) : '';
  return text.length <= head.length + tail.length ? text : `${head}…${tail}`;
}

/** What came back, as the review shows it. */
export function returnedText(round: number, preview: ApiOutput<'receive.preview'>, state: NegotiationState, theirs: string): string {
  const { audit } = preview;
  const lines = [
    `## Round ${String(round)}: ${theirs} returns the agreement`,
    '',
    `${preview.recognisedAs} ${String(audit.tracked.length)} tracked, ${String(audit.untracked.length)} not tracked, ${String(audit.removed.length)} of our changes removed, ${String(audit.accepted.length)} of ours accepted without a mark.`,
    '',
  ];
  for (const change of preview.clauses) {
    const clause = state.clauses.find((candidate) => candidate.id === change.clauseId);
    const redline = clause?.redlines.findLast((candidate) => candidate.source === preview.sha256);
    const flags = [redline === undefined ? '' : tracking[redline.tracking], change.alarm ? '**was agreed**' : '', change.moved ? 'moved' : '', change.fresh ? 'new clause' : ''].filter((flag) => flag !== '');
    const label = clause === undefined ? change.clause : nameOf(clause);
    const unchanged = change.moved ? 'stands elsewhere, same words' : 'they hold our wording';
    lines.push(`- **${label}**${flags.length === 0 ? '' : ` (${flags.join(', ')})`}: ${redline === undefined ? unchanged : redlineText(change.basis, change.wording)}`);
  }
  return [...lines, ''].join('\n');
}

/** Our answers, with the wording each leads to. */
export function answeredText(answers: readonly Answer[], before: NegotiationState, after: NegotiationState, ours: string): string {
  const lines = [`### ${ours} answers`, ''];
  for (const { clause, command } of answers) {
    const theirs = before.clauses.find((candidate) => candidate.id === clause.id)?.positions.B.wording ?? null;
    const own = after.clauses.find((candidate) => candidate.id === clause.id)?.positions.A.wording ?? null;
    const shown = command.type === 'accept' ? '' : ` ${redlineText(theirs, own)}`;
    lines.push(`- ${said[command.type]} **${nameOf(clause)}**${shown === '' ? '.' : `:${shown}`} — ${command.reason ?? ''}`);
  }
  return [...lines, ''].join('\n');
}

/** Where the negotiation stands. */
export function standingText(state: NegotiationState): string {
  const counts = countStatuses(state);
  const turn = whoseTurn(state);
  return `${String(counts.agreed)} agreed, ${String(counts['open-ours'])} open for us, ${String(counts['open-theirs'])} open for them, ${String(counts.reopened)} reopened, ${String(counts.untouched)} untouched of ${String(counts.total)} clauses. It is the turn of ${state.parties[turn.party].name}.\n`;
}

/** What went out, with the fingerprint of the exact bytes. */
export const sentText = (redline: ApiOutput<'send.produce'>['redline'], clean: ApiOutput<'send.produce'>['clean'], files: readonly [string, string]): string =>
  `Sent \`${files[0]}\` (${String(redline.bytes)} bytes, SHA-256 ${redline.sha256}) and \`${files[1]}\` (${String(clean.bytes)} bytes, SHA-256 ${clean.sha256}).\n`;
