import { PARAGRAPH_MARK, type Op, type Region } from '../compare/ops.ts';
import type { ParagraphUnit } from '../compare/units.ts';
import { endsSection } from '../read/views.ts';
import type { Inserter } from './inserter.ts';

/** What knows how paragraphs and their ends are set. */
type Setter = Pick<Inserter, 'changesParagraph' | 'markLook'>;

type Come = Extract<Op, { type: 'insert' }> & { readonly after: ParagraphUnit };

/**
 * A line whose end was added to, with the new lines of its kind behind it, as one insertion – as Word marks what is typed there. Two insertions with an
 * unmarked end of a paragraph between them are one to LibreOffice, which takes that end out as well when they are rejected (17.13.5.18, 17.13.5.20).
 */
export function withGrownEnds(ops: readonly Op[], inserter: Setter): readonly Op[] {
  const written: Op[] = [];
  for (let index = 0; index < ops.length; index += 1) {
    const op = ops[index];
    if (op === undefined) continue;
    const come = op.type === 'region' ? linesBehind(ops, index + 1) : [];
    if (op.type !== 'region' || come.length === 0 || !canGrow(op, come, inserter)) {
      written.push(op);
      continue;
    }
    written.push(grown(op, come.map(({ after }) => after)));
    index += come.length;
  }
  return written;
}

/** The new lines that follow, all of them. */
function linesBehind(ops: readonly Op[], from: number): readonly Come[] {
  const lines: Come[] = [];
  for (let index = from; index < ops.length; index += 1) {
    const op = ops[index];
    if (op?.type !== 'insert') break;
    if (op.after.type !== 'paragraph' || op.move !== undefined) return [];
    lines.push({ ...op, after: op.after });
  }
  return lines;
}

function canGrow({ befores, afters, spans, isUnchanged }: Region, come: readonly Come[], inserter: Setter): boolean {
  const [one] = befores;
  const [two] = afters;
  const last = spans.at(-2);
  if (one === undefined || two === undefined || befores.length + afters.length > 2 || isUnchanged || last === undefined || last.same || last.afterEnd === last.afterStart) return false;
  const stands = ({ paragraph }: ParagraphUnit): string | undefined => paragraph.sources[0]?.element.parent?.name;
  const look = inserter.markLook(two, undefined);
  return !endsSection(one.paragraph) && [two, ...come.map(({ after }) => after)].every((unit) => stands(unit) !== 'w:sdtContent' && !inserter.changesParagraph(one, unit) && inserter.markLook(unit, undefined) === look);
}

function grown(region: Region, lines: readonly ParagraphUnit[]): Region {
  const { befores, afters, beforeTokens, spans } = region;
  const afterTokens = [...region.afterTokens, ...lines.flatMap((line) => [...line.tokens, PARAGRAPH_MARK])];
  const more = afterTokens.length - region.afterTokens.length;
  const [last, end] = spans.slice(-2);
  if (last === undefined || end === undefined) return region;
  return {
    type: 'region', befores, afters: [...afters, ...lines], isUnchanged: false, beforeTokens, afterTokens,
    spans: [...spans.slice(0, -2), { ...last, afterEnd: last.afterEnd + more }, { ...end, afterStart: end.afterStart + more, afterEnd: end.afterEnd + more }],
  };
}
