/** Characters as they are looked for: lower case, without accents, one kind of blank, quote and dash. */
const SAME: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '‚': "'", '′': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-' };
const PLAIN = /^[\x20-\x7E]*$/;
const ACCENTED = /^.\p{M}+$/su;

const known = new Map<string, string>();

function foldUnit(unit: string): string {
  const seen = known.get(unit);
  if (seen !== undefined) return seen;
  const lower = unit.toLowerCase();
  const parts = lower.normalize('NFD');
  const folded = /\s/.test(unit) ? ' ' : (SAME[unit] ?? (ACCENTED.test(parts) ? parts.charAt(0) : lower.length === 1 ? lower : unit));
  known.set(unit, folded);
  return folded;
}

/** Text as it is looked for. Exactly as long as the text, so that a place in the one is the same place in the other. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  let folded = '';
  for (let at = 0; at < text.length; at += 1) folded += foldUnit(text.charAt(at));
  return folded;
}
