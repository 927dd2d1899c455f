import { resolveDocument } from '../../shared/docx/resolve/resolve-document.ts';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { encode, openPaper, typed, type Line, type Splice } from '../lawyer-edits/paper.ts';
import type { Random } from '../support/random.ts';

const BY = 'w:author="Theirs" w:date="2026-11-22T10:00:00Z"';
let id = 70_000;
const mark = (kind: 'ins' | 'del'): string => `w:${kind} w:id="${String((id += 1))}" ${BY}`;

const put = (line: Line, text: string): Splice => ({ part: line.part, start: line.start, end: line.end, text });
const behind = (line: Line, text: string): Splice => ({ part: line.part, start: line.end, end: line.end, text });

const properties = (line: Line): string => /<w:pPr>([\s\S]*?)<\/w:pPr>/.exec(line.xml)?.[1]?.replace(/<w:rPr>[\s\S]*?<\/w:rPr>/, '') ?? '';
const content = (line: Line): string => line.xml.replace(/^<w:p(?: [^>]*)?>/, '').replace(/<w:pPr>[\s\S]*?<\/w:pPr>/, '').replace(/<\/w:p>$/, '');
const look = (line: Line): string => /<w:r(?: [^>]*)?>(<w:rPr>[\s\S]*?<\/w:rPr>)/.exec(content(line))?.[1] ?? '';
const run = (line: Line, name: 't' | 'delText', text: string): string => (text === '' ? '' : `<w:r>${look(line)}<w:${name} xml:space="preserve">${encode(text)}</w:${name}></w:r>`);
const paragraph = (line: Line, markOfEnd: string, runs: string): string => `<w:p><w:pPr>${properties(line)}${markOfEnd === '' ? '' : `<w:rPr><${markOfEnd}/></w:rPr>`}</w:pPr>${runs}</w:p>`;

/** The paragraph with one word said otherwise, with or without marks. */
function reworded(line: Line, random: Random, isTracked: boolean): string {
  const parts = line.text.split(' ');
  const at = random.below(parts.length);
  const [head, old, tail] = [parts.slice(0, at).join(' '), parts[at] ?? '', parts.slice(at + 1).join(' ')];
  const fresh = `Typed${String(random.below(1_000_000))}`;
  const [before, after] = [head === '' ? '' : `${head} `, tail === '' ? '' : ` ${tail}`];
  if (!isTracked) return typed(line, before + fresh + after);
  return paragraph(line, '', `${run(line, 't', before)}<${mark('del')}>${run(line, 'delText', old)}</w:del><${mark('ins')}>${run(line, 't', fresh)}</w:ins>${run(line, 't', after)}`);
}

/** One thing a person does in Word to plain lines of the body that nobody else has edited. */
function edit(lines: readonly Line[], random: Random, isTracked: boolean): { readonly said: string; readonly splices: readonly Splice[]; readonly taken: readonly Line[] } | undefined {
  const line = random.pick(lines);
  if (line === undefined) return undefined;
  const about = `“${line.text.slice(0, 30)}”${isTracked ? ' with marks' : ''}`;
  switch (random.below(5)) {
    case 0:
      return { said: `took out ${about}`, splices: [put(line, isTracked ? paragraph(line, mark('del'), `<${mark('del')}>${run(line, 'delText', line.text)}</w:del>`) : '')], taken: [line] };
    case 1: {
      const text = `They want Theirs${String(random.below(1_000_000))} as well.`;
      return { said: `wrote a paragraph behind ${about}`, splices: [behind(line, isTracked ? paragraph(line, mark('ins'), `<${mark('ins')}>${run(line, 't', text)}</w:ins>`) : typed(line, text))], taken: [line] };
    }
    case 2: {
      const to = random.pick(lines.filter((other) => Math.abs(other.index - line.index) > 1));
      return to === undefined || isTracked ? undefined : { said: `put ${about} behind “${to.text.slice(0, 30)}”`, splices: [put(line, ''), behind(to, line.xml)], taken: [line, to] };
    }
    default:
      return { said: `reworded ${about}`, splices: [put(line, reworded(line, random, isTracked))], taken: [line] };
  }
}

/** Our redline as it comes back from Word: our marks accepted, rejected or left, and some edits of theirs. */
export function returnedFromWord(redline: Uint8Array, random: Random): { readonly bytes: Uint8Array; readonly said: readonly string[] } {
  const how = (['accept', 'accept', 'reject', 'leave'] as const)[random.below(4)] ?? 'leave';
  const paper = openPaper('redline', how === 'leave' ? redline : resolveDocument(redline, how, nodeZlib));
  let free = paper.lines.filter((line) => !line.inCell && line.isPlain && line.text.trim() !== '' && !/<w:(?:ins|del) /.test(line.xml));
  const splices: Splice[] = [];
  const said = [`${how} all`];
  for (let more = random.below(5); more > 0; more -= 1) {
    const done = edit(free, random, random.below(3) > 0);
    if (done === undefined) continue;
    splices.push(...done.splices);
    said.push(done.said);
    free = free.filter((line) => !done.taken.includes(line));
  }
  return { bytes: paper.written(splices), said };
}
