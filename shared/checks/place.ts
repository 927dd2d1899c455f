import type { Finding, Severity } from '../contract/finding.ts';
import type { Line } from './lines.ts';

const LONGEST = 140;

/** Words in curly quotes, on one line, shortened where they are long. */
export const quoted = (text: string, longest = LONGEST): string => {
  const clean = text.replace(/\s+/g, ' ').trim();
  return `\u201C${clean.length > longest ? `${clean.slice(0, longest - 1)}\u2026` : clean}\u201D`;
};

/** The sentence around a place in a text; a stretch of it where the sentence is long. */
export function sentenceAt(text: string, index: number): string {
  // Looking no further than a reader would keeps this constant, whatever a document holds.
  const before = text.slice(Math.max(0, index - 400), index);
  const after = text.slice(index, index + 400);
  const starts = [...before.matchAll(/[.;!?\n]\s+(?=\S)/g)].at(-1);
  const start = starts === undefined ? 0 : starts.index + starts[0].length;
  const end = /[.;!?](?=\s|$)|\n/.exec(after);
  const sentence = before.slice(start) + after.slice(0, end === null ? after.length : end.index + 1);
  if (sentence.length <= LONGEST) return sentence.trim();
  const at = before.length - start;
  const from = Math.max(0, at - 50);
  return `${from > 0 ? '\u2026' : ''}${sentence.slice(from, from + LONGEST - 2).trim()}${from + LONGEST - 2 < sentence.length ? '\u2026' : ''}`;
}

/** Where in its clause a line stands, in plain words. */
export function placeOf(line: Line, index = 0): string {
  const sentence = quoted(sentenceAt(line.text, index));
  if (line.cell !== null) {
    const { rowName, columnName, column } = line.cell;
    const row = rowName === '' || column === 0 ? '' : `, row ${quoted(rowName, 50)}`;
    return `table${row}${columnName === '' ? '' : `, column ${quoted(columnName, 50)}`}: ${sentence}`;
  }
  if (line.heading) return `heading: ${sentence}`;
  return line.label !== '' && line.node.kind === 'item' ? `${line.label}: ${sentence}` : sentence;
}

/** A finding about one place of the body. */
export const findingAt = (check: string, severity: Severity, line: Line, index: number, message: string, remedy: string): Finding => ({
  check, severity, clause: line.title, place: placeOf(line, index), message, remedy,
});
