import { encodeText } from '../../xml/entities.ts';

/** The runs in front of and behind the result of a complex field (17.16.18), as inserted or as deleted text. `properties` are children of `w:rPr`. */
export function complexField(w: string, instruction: string, properties: string, isDeleted = false): { readonly lead: string; readonly tail: string } {
  const run = (content: string): string => `<${w}r>${properties === '' ? '' : `<${w}rPr>${properties}</${w}rPr>`}${content}</${w}r>`;
  const character = (type: string): string => run(`<${w}fldChar ${w}fldCharType="${type}"/>`);
  const name = isDeleted ? 'delInstrText' : 'instrText';
  return { lead: character('begin') + run(`<${w}${name} xml:space="preserve">${encodeText(instruction)}</${w}${name}>`) + character('separate'), tail: character('end') };
}
