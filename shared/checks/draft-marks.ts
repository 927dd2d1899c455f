import type { ContractDocument } from '../contract/document.ts';
import type { Finding } from '../contract/finding.ts';
import { linesOf } from './lines.ts';
import { findingAt, quoted } from './place.ts';

const IN_SIDE_STORY = /\bdraft\b(?!\s+(?:agreements?|laws?|plans?)\b)|\bsubject to (?:contract|board approval)\b|\bfor (?:discussion|negotiation|review) (?:purposes )?only\b|\bnot for (?:execution|signature)\b/i;
/** A whole paragraph that is only the mark, with a date, a version or a name beside it. */
const WHOLE = /^\W*(?:(?:confidential|privileged|first|second|third|final|revised|working|preliminary|discussion|negotiation|internal|our|your|\w+['\u2019]s)\s+(?:and\s+|&\s+|[\u2013-]\s+)?){0,3}(?:draft\b(?:\s*(?:only|copy|version|agreement|of|dated|no|v)?\.?\s*[\d\w./:\u2013-]*){0,5}|subject to contract(?:\s*(?:and|[\u2013-])\s*.{0,40})?|for (?:discussion|negotiation|review) (?:purposes )?only|not for (?:execution|signature)|without prejudice(?:\s*(?:and|[\u2013-])\s*subject to contract)?)\W*$/i;
const LONGEST = 80;
const STORY_NAMES: Readonly<Record<string, string>> = { header: 'header', footer: 'footer', textbox: 'text box', footnote: 'footnote', endnote: 'endnote' };

/** “Draft”, “Subject to contract” and the like, which an agreement to be signed must not carry (rule K14). */
export function checkDraftMarks(contract: ContractDocument): Finding[] {
  const remedy = 'Take the mark out of the version to be signed.';
  const body = linesOf(contract).flatMap((line) => (line.text.length <= LONGEST && WHOLE.test(line.text) ? [findingAt('draft-mark', 'blocks', line, 0, `The agreement is still marked ${quoted(line.text)}.`, remedy)] : []));
  const beside = contract.sideStories.flatMap((story) =>
    story.text.split('\n').flatMap((text): Finding[] => {
      const name = STORY_NAMES[story.story];
      const marked = story.story === 'footnote' || story.story === 'endnote' ? text.length <= LONGEST && WHOLE.test(text) : IN_SIDE_STORY.test(text);
      return name === undefined || !marked ? [] : [{ check: 'draft-mark', severity: 'blocks', clause: '', place: `${name}: ${quoted(text)}`, message: `The ${name} still marks this as a draft.`, remedy }];
    }),
  );
  return [...body, ...beside];
}
