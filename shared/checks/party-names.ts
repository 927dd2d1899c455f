import type { Line } from './lines.ts';

const SUFFIX = /\b(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|LLP|LP|Corp|Corporation|Company|Co|plc|PLC|GmbH|AG|SE|KG|UG|B\.?V|N\.?V|S\.?A|S\.?A\.?S|SARL|S\.r\.l|S\.p\.A|Pty|AB|AS|A\/S|Oy|Foundation|University|Association)\b\.?/;
const LABELLED = /^\s*(?:legal name|(?:full )?name of (?:company|party)|company(?: name)?|name of the (?:company|party)|for(?: and on behalf of)?|on behalf of|entity)\s*:\s*(.{2,100}?)\s*$/i;
/** A name of words with capitals, up to and with its legal form. */
const NAME = /(?<![\w&'\u2019.-])(?:(?:[A-Z\d][\w&'\u2019.-]{0,40}|&|and|of|the|for)\s+){1,8}?(?:\([A-Z][\w ]{1,20}\)\s+)?,?\s*(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|LLP|Corp|Corporation|Company|plc|PLC|GmbH|AG|SE|KG|B\.?V|N\.?V|S\.A|SARL|S\.r\.l|S\.p\.A|Pty Ltd|AB|A\/S|Oy)\b\.?/g;

/** Whether a text carries a legal form, as names of companies do. */
export const hasLegalForm = (text: string): boolean => SUFFIX.test(text);

const BLANK = /[[\]{}_\u00AB\u00BB<>]/;

/** Names of parties in a line: what a label such as “Legal Name:” is given, or names with a legal form. */
export function namesIn(line: Line): string[] {
  const labelled = LABELLED.exec(line.text)?.[1];
  if (labelled !== undefined) return BLANK.test(labelled) ? [] : [trimName(labelled)];
  return [...line.text.matchAll(NAME)].map(([name]) => trimName(name)).filter((name) => name.split(' ').length > 1 && !/^(?:the|a|an|this|by|and|each) company$/i.test(name));
}

const trimName = (name: string): string => name.replace(/^(?:and|between|of|the|for|by)\s+/i, '').replace(/\s+/g, ' ').replace(/[\s,;]+$/, '').trim();
