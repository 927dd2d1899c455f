import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { boxesIn, type Box } from './boxes.ts';
import { linesOf, type Line } from './lines.ts';
import { findingAt, quoted } from './place.ts';

type Option = Box & { readonly line: Line };
type Group = { readonly key: string; readonly leadIn: string; readonly options: Option[] };

/** The paragraphs of options that were not taken, in lists that are decided. */
export const optionsNotTaken = (lines: readonly Line[]): ReadonlySet<Line> =>
  new Set(groupsOf(lines).filter(({ options }) => options.some((option) => option.ticked)).flatMap(({ options }) => options.filter((option) => !option.ticked && boxesIn(option.line.text).length === 1).map(({ line }) => line)));

/** Lists of tick boxes: undecided ones, and two ticks where one is asked for (rules K3, K4). */
export function checkOptions(contract: ContractDocument): Finding[] {
  return groupsOf(linesOf(contract)).flatMap((group): Finding[] => {
    const [first] = group.options;
    if (first === undefined || group.options.length < 2) return [];
    const ticked = group.options.filter((option) => option.ticked);
    if (ticked.length === 0) return [findingAt('option', 'blocks', first.line, first.index, `None of ${String(group.options.length)} options is ticked${first.line.cell === null ? '' : ' in this cell'}: ${names(group.options)}`, 'Tick what is agreed. Where none applies, delete the list or say so.')];
    if (ticked.length < 2 || !exclusive(group)) return [];
    const [one] = ticked;
    return one === undefined ? [] : [findingAt('option', 'blocks', one.line, one.index, `Only one of these options can apply, and ${String(ticked.length)} are ticked: ${names(ticked)}`, 'Leave one tick.')];
  });
}

const names = (options: readonly Option[]): string => {
  const shown = options.slice(0, 4).map((option) => quoted(option.text, 32));
  return [...shown, ...(options.length > shown.length ? [`and ${String(options.length - shown.length)} more`] : [])].join(', ');
};

/** Boxes belong together while clause and cell stay the same and no new lead-in comes. A column of single boxes is one list. */
function groupsOf(lines: readonly Line[]): Group[] {
  const groups = new Map<string, Group>();
  const boxesPerCell = new Map<string, number>();
  const found = lines.map((line) => boxesIn(line.text));
  lines.forEach((line, index) => {
    if (line.cell !== null) boxesPerCell.set(cellKey(line), (boxesPerCell.get(cellKey(line)) ?? 0) + (found[index]?.length ?? 0));
  });
  let leadIn = '';
  let leads = 0;
  let clause: Line['clause'] | undefined;
  lines.forEach((line, index) => {
    const boxes = found[index] ?? [];
    if (line.clause !== clause || (line.cell === null && lines[index - 1]?.cell !== null)) {
      leads += 1;
      leadIn = line.title;
      clause = line.clause;
    }
    if (boxes.length === 0) {
      if (/:\s*$/.test(line.text)) leads += 1;
      leadIn = line.text;
      return;
    }
    for (const box of boxes) {
      const alone = line.cell !== null && boxesPerCell.get(cellKey(line)) === 1;
      const place = line.cell === null ? `lead ${String(leads)}` : alone ? `table ${String(line.cell.table)} column ${String(line.cell.column)}` : `${cellKey(line)} lead ${String(leads)}`;
      const key = `${place} ${box.round ? 'round' : 'square'}`;
      const group = groups.get(key) ?? { key, leadIn: `${line.title}\n${leadIn}`, options: [] };
      group.options.push({ ...box, line });
      groups.set(key, group);
    }
  });
  return [...groups.values()];
}

const cellKey = ({ cell }: Line): string => (cell === null ? '' : `${String(cell.table)}/${String(cell.row)}/${String(cell.column)}`);

const ONE = /\b(?:(?:exactly |only )?one of|(?:choose|select|tick|pick|check) (?:only |exactly )?one|one option)\b/i;
const AT_LEAST = /\b(?:at least|one or (?:more|both)|any of)\b/i;

function exclusive({ leadIn, options }: Group): boolean {
  const starts = options.map((option) => option.text.toLowerCase());
  const some = (pattern: RegExp): boolean => starts.some((start) => pattern.test(start));
  return (
    (ONE.test(leadIn) && !AT_LEAST.test(leadIn)) ||
    options.every((option) => option.round) ||
    starts.every((start) => /^option [a-z0-9]+\b/.test(start)) ||
    (some(/^exclusive\b/) && some(/^non-?\s?exclusive\b/)) ||
    (options.length === 2 && some(/^yes\b/) && some(/^no\b/)) ||
    // “None” or “Not applicable” excludes what stands beside it.
    options.some((option) => option.ticked && /^(?:none\b|not applicable\b|n\/a\b|no direct\b)/i.test(option.text))
  );
}
