import { isLockedField } from '../../read/field-lock.ts';
import { attribute } from '../../xml/access.ts';
import { encodeText } from '../../xml/entities.ts';
import type { XmlElement } from '../../xml/scan.ts';

/** The runs in front of and behind the result of a simple field written as a complex one (17.16.18), as inserted or as deleted text; one that is locked stays so. `properties` are children of `w:rPr`. */
export function complexField(w: string, source: string, field: XmlElement, properties: string, isDeleted = false): { readonly lead: string; readonly tail: string } {
  const run = (content: string): string => `<${w}r>${properties === '' ? '' : `<${w}rPr>${properties}</${w}rPr>`}${content}</${w}r>`;
  const character = (type: string, lock = ''): string => run(`<${w}fldChar ${w}fldCharType="${type}"${lock}/>`);
  const name = isDeleted ? 'delInstrText' : 'instrText';
  const instruction = encodeText(attribute(source, field, 'w:instr') ?? '');
  return { lead: character('begin', isLockedField(source, field) ? ` ${w}fldLock="1"` : '') + run(`<${w}${name} xml:space="preserve">${instruction}</${w}${name}>`) + character('separate'), tail: character('end') };
}
