import type { Line } from './lines.ts';

const SIGNING = /^\s*(?:by|signature|signed|sign(?:ed)? (?:here|by)|signatory|x)\s*(?:of [^:]{1,60})?:?[\s_.]*$/i;
const SIGNING_START = /^\s*(?:by|signature|(?:please )?sign(?:ed)?(?: by| here)?)\s*:?\s*_{2,}/i;
const DATING = /^\s*(?:date|dated|date signed|place|place and date)\s*:?[\s_/.]*$/i;
const NEAR = 8;

/** Lines of a signature block that stay empty on purpose: where one signs and dates. */
export function signingLines(lines: readonly Line[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let lastSigning = -NEAR - 1;
  lines.forEach((line, index) => {
    const signing = SIGNING.test(line.text) || SIGNING_START.test(line.text);
    const ruled = line.clause.kind === 'signature' && /^[\s_]+$/.test(line.text);
    if (signing || ruled) {
      lastSigning = index;
      found.add(line);
    } else if (DATING.test(line.text) && (line.clause.kind === 'signature' || index - lastSigning <= NEAR)) found.add(line);
  });
  return found;
}
