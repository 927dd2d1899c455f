/**
 * How Chinese, Japanese and Korean contracts number: 第一章 (chapter), 第一条 (article), 附件一 (annex), 一、 and （一）; 第1条, 제1조. Their figures and
 * brackets may be as wide as their signs.
 */
export type EastAsianLabel = { readonly shape: Shape; readonly wrap: string; readonly value: number; readonly label: string };

type Shape = 'article' | 'section' | 'schedule' | 'decimal-1' | 'decimal-2' | 'decimal-3' | 'decimal-4';

const FIGURE = '[0-9\uFF10-\uFF19\u3007\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E]{1,7}';
/** What stands behind a label that is no part of a sentence ("第三条所述…" is one). */
const BEHIND = '(?=[\\s:\uFF1A.\uFF0E\u3001(\uFF08\u3010]|$)';

const UNITS: readonly (readonly [string, Shape])[] = [
  ['\u7AE0\u7F16\u7DE8\u7BC7\u90E8\u8282\u7BC0\uC7A5\uD3B8', 'article'],
  ['\u6761\u689D\uC870', 'section'],
];
const COUNTED = UNITS.map(([signs, shape]): readonly [RegExp, Shape] => [new RegExp(`^(?:\u7B2C|\uC81C)\\s?(${FIGURE})\\s?([${signs}])(?:\u4E4B[\u4E00-\u4E5D])?${BEHIND}`, 'u'), shape]);
const ANNEX = new RegExp(`^(?:\u9644\u4EF6|\u9644\u5F55|\u9644\u9304|\u9644\u8868|\u5225\u7D19|\u5225\u6DFB|\uBCC4\uC9C0|\uBCC4\uCCA8|\uBD80\uB85D)\\s?(${FIGURE}|[A-Z])(?:[:\uFF1A]|${BEHIND})`, 'u');
const LISTED = new RegExp(`^(${FIGURE})\u3001`, 'u');
const BRACKETED = new RegExp(`^[(\uFF08](${FIGURE})[)\uFF09]`, 'u');
const POINTED = /^([0-9\uFF10-\uFF19]{1,3}(?:[.\uFF0E][0-9\uFF10-\uFF19]{1,3}){1,3})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/u;

/** The label such a paragraph starts with; `undefined` for every other. */
export function readEastAsianLabel(text: string): EastAsianLabel | undefined {
  for (const [pattern, shape] of COUNTED) {
    const found = pattern.exec(text);
    if (found !== null) return { shape, wrap: found[2] ?? '', value: figureValue(found[1] ?? ''), label: found[0] };
  }
  const annex = ANNEX.exec(text);
  if (annex !== null) return { shape: 'schedule', wrap: 'annex', value: figureValue(annex[1] ?? '') || (annex[1] ?? '').charCodeAt(0) - 64, label: annex[0] };
  const listed = LISTED.exec(text);
  if (listed !== null) return { shape: 'decimal-1', wrap: '\u3001', value: figureValue(listed[1] ?? ''), label: listed[0] };
  const bracketed = BRACKETED.exec(text);
  // "(1)" in ordinary figures and brackets is a label everywhere.
  if (bracketed !== null && /[^\x20-\x7E]/.test(bracketed[0])) return { shape: 'decimal-1', wrap: /[0-9\uFF10-\uFF19]/.test(bracketed[0]) ? '()' : '(\u4E00)', value: figureValue(bracketed[1] ?? ''), label: bracketed[0] };
  const pointed = POINTED.exec(text);
  if (pointed === null) return undefined;
  const parts = (pointed[1] ?? '').split(/[.\uFF0E]/);
  const shape: Shape = parts.length === 2 ? 'decimal-2' : parts.length === 3 ? 'decimal-3' : 'decimal-4';
  return { shape, wrap: '', value: figureValue(parts.at(-1) ?? ''), label: pointed[0] };
}

const DIGITS = '\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D';

/** 十二 = 12, 二十 = 20, 一百零三 = 103, 二〇 = 20, １２ = 12; 0 for anything else. */
export function figureValue(figure: string): number {
  const plain = figure.replace(/[\uFF10-\uFF19]/g, (wide) => String(wide.charCodeAt(0) - 0xff10)).replaceAll('\u96F6', '\u3007');
  if (/^[0-9]+$/.test(plain)) return Number(plain);
  if (/^[\u3007\u4E00-\u9FFF]+$/u.test(plain) && [...plain].every((sign) => DIGITS.includes(sign))) return [...plain].reduce((value, sign) => value * 10 + DIGITS.indexOf(sign), 0);
  let [total, digit] = [0, 0];
  for (const sign of plain) {
    const weight = sign === '\u767E' ? 100 : sign === '\u5341' ? 10 : 0;
    if (weight > 0) [total, digit] = [total + (digit || 1) * weight, 0];
    else if (DIGITS.includes(sign)) digit = DIGITS.indexOf(sign);
    else return 0;
  }
  return total + digit;
}
