import type { Line } from './lines.ts';

export type Definition = { readonly term: string; readonly line: Line; readonly index: number; /** A label, “also includes”, “was called”: enough to know the term, not to ask whether it is used or defined twice. */ readonly weak: boolean };

const QUOTE = /[\u201C"]([^\u201C\u201D"\n]{1,60})[\u201D"]/g;
const MEANS = /^\s*(?:(?:\([^)]{0,80}\)|(?:,? (?:or|and|and\/or) [\u201C"][^\u201D"]{1,60}[\u201D"])+)\s*)?,?\s*(?:each |collectively |also |when used[^,]{0,60}, )?(?:means?\b|shall mean|will mean|has the (?:same )?meaning|have the (?:same )?meaning|shall have the|refers? to|is (?:defined|any|the|a|an)\b|are (?:defined|any|the)\b|:|\u2013|\u2014)/i;
const INCLUDES = /^\s*(?:also |further )?includes?\b/i;
const CALLED_BEFORE = /(?:referred to(?: \w+){0,3} as|as an?|as the|called|known as|defined as|hereinafter|hereafter|\bthe|\bits|\btheir|\beach,? an?|\ban?|\bor|\band|\(|,|[\u2014\u2013-])\s*$/i;

/** Terms a line defines: “X” means …, (the “X”), referred to as a “Party”. */
export function definitionsIn(line: Line): Definition[] {
  if (!/[\u201C"]/.test(line.text)) return [];
  const { text } = line;
  return [...text.matchAll(QUOTE)].flatMap((match): Definition[] => {
    const term = (match[1] ?? '').replace(/[,.;]$/, '').trim();
    if (!/^[A-Z0-9][\w&/'\u2019. -]*$/.test(term) || !/[A-Za-z]/.test(term) || /^[A-Z]{2,} [A-Z ]+$/.test(term)) return [];
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 160);
    const found = MEANS.test(after) || (insideBrackets(before, after) && CALLED_BEFORE.test(before)) || /(?:referred to(?: \w+){0,3} as|defined as)\s+(?:an?\s+|the\s+)?$/i.test(before) || /[\u201D"]\s+(?:or|and)\s+(?:jointly as |together |collectively )?(?:the\s+)?$/.test(before) || /(?:jointly|together|collectively)(?: referred to)? as (?:the )?$/.test(before);
    const mentioned = INCLUDES.test(after) || /(?:called|known as)\s+(?:an?\s+|the\s+)?$/i.test(before);
    return found || mentioned ? [{ term, line, index: match.index, weak: !found }] : [];
  });
}

const insideBrackets = (before: string, after: string): boolean => before.lastIndexOf('(') > before.lastIndexOf(')') && after.includes(')') && after.indexOf(')') < 120;

/** A label before a colon, or the first cell of a row, in words with capitals: it names what stands beside it. */
export function weakDefinitionsIn(line: Line): Definition[] {
  const name = line.cell !== null && line.cell.column === 0 ? line.text.trim() : (/^\s*([A-Z][\w'\u2019 &/-]{2,50}):/.exec(line.text)?.[1] ?? '');
  const words = name.split(/\s+/);
  return name !== '' && words.length <= 6 && words.some((word) => /^[A-Z]/.test(word)) ? [{ term: name, line, index: 0, weak: true }] : [];
}
