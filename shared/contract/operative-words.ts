import type { SubstanceKind } from './change.ts';
import { means } from './foreign-words.ts';

/** Of each row one word for another turns a clause round; words of one group in a row say the same. */
const OPPOSED: readonly (readonly [SubstanceKind, readonly RegExp[]])[] = [
  ['conjunction', [/^(?:and|\u548C|\u53CA|\u4E0E|\u8207|\u5E76)$/i, /^(?:or|nor|\u6216|\u53C8)$/i]],
  ['conjunction', [/^both$/i, /^either$/i, /^neither$/i]],
  ['condition', [/^if$/i, /^(?:when|whenever|once)$/i, /^(?:unless|until)$/i, /^(?:where|wherever)$/i, /^(?:while|whilst)$/i]],
  ['scope', [/^(?:all|entire|whole)$/i, /^any$/i, /^(?:each|every)$/i, /^(?:some|certain|several)$/i, /^most$/i]],
  ['scope', [/^e\.g\.?$/i, /^i\.e\.?$/i]],
  ['scope', [/^(?:direct|directly)$/i, /^(?:indirect|indirectly|consequential)$/i]],
  ['limit', [/^least$/i, /^most$/i]],
  ['limit', [/^(?:minimum|minimal)$/i, /^(?:maximum|maximal)$/i]],
  ['limit', [/^(?:more|greater|higher|larger)$/i, /^(?:less|fewer|lesser|lower|smaller)$/i]],
  ['limit', [/^(?:before|prior|preceding|earlier|earliest)$/i, /^(?:after|subsequent|following|later|latest)$/i]],
  ['limit', [/^(?:above|exceeding|exceeds?)$/i, /^below$/i]],
  ['limit', [/^(?:increases?|increased)$/i, /^(?:decreases?|decreased|reduces?|reduced)$/i]],
];

/** Words that carry their sense wherever they come or go. */
const ALONE: readonly (readonly [SubstanceKind, RegExp])[] = [
  ['condition', /^(?:if|unless|conditional|conditionally|conditioned)$/i],
  ['exclusivity', /^(?:only|solely|sole|non-?exclusive|non-?exclusively|exclusive|exclusively|exclusivity)$/i],
  ['limit', /^(?:minimum|maximum)$/i],
  ['standard', /^(?:reasonabl[ey]|unreasonabl[ey]|material|materially|immaterial|substantially|gross|grossly|wilful|wilfully|willful|willfully|negligent|negligently|negligence|jointly|severally|irrevocabl[ey]|revocable|perpetual|unconditional|unconditionally)$/i],
];

/** Turns of phrase that set a condition or a limit; none of their words does alone. */
const PHRASES: readonly (readonly [SubstanceKind, RegExp])[] = [
  ['conjunction', /\band\s*\/\s*or\b/i],
  ['condition', /\b(?:provided(?:,? however,?)? that|subject to|in case|in the event|to the extent|on condition|so long as|as long as|other than)\b/i],
  ['limit', /\b(?:up to|at least|at most|no (?:more|less|fewer|later|earlier) than|not (?:more|less|fewer|later|earlier) than|in excess of)\b/i],
  ['standard', /\b(?:best|reasonable) (?:efforts|endeavours)\b|\bgood faith\b|\bsole discretion\b|\bto the (?:best of (?:its|his|her|their) )?knowledge\b/i],
];

/** "All", or a word for some of it, that is put in, taken out, or stands for another single word. */
const SCOPE = /^(?:all|entire|whole|some|certain|most|any|each|every)$/i;
/** Of these each may come or go before an article without a change of sense: "any notice" is "a notice". */
const OPEN_SCOPE = /^(?:any|each|every)$/i;
const ARTICLES = /^(?:a|an|the|this|that|these|those|such|its|their|his|her)$/i;

/**
 * The kinds of substance that lie in connecting and measuring words (C6): "and" for "or", "if" for "when", "sole", "all", "at least", "best efforts".
 * `removed` and `added` hold the words of either side that the other lacks; the texts are the change with the words around it.
 */
export function operativeKinds(removed: readonly string[], added: readonly string[], texts: { readonly before: string; readonly after: string }): SubstanceKind[] {
  const kinds = new Set<SubstanceKind>();
  const groupIn = (groups: readonly RegExp[], tokens: readonly string[]): readonly number[] => groups.flatMap((group, index) => (tokens.some((token) => group.test(token)) ? [index] : []));
  for (const [kind, groups] of OPPOSED) {
    const [one, two] = [groupIn(groups, removed), groupIn(groups, added)];
    if (one.length > 0 && two.length > 0 && one.some((index) => !two.includes(index))) kinds.add(kind);
  }
  for (const [kind, words] of ALONE) if ([...removed, ...added].some((token) => words.test(token))) kinds.add(kind);
  for (const kind of ['condition', 'exclusivity', 'limit'] as const) if ([...removed, ...added].some((token) => means(kind, token))) kinds.add(kind);
  const joins = (tokens: readonly string[], other: readonly string[]): boolean => tokens.some((token) => means('and', token)) && other.some((token) => means('or', token));
  if (joins(removed, added) || joins(added, removed)) kinds.add('conjunction');
  for (const [kind, phrase] of PHRASES) if (phrase.test(texts.before) !== phrase.test(texts.after)) kinds.add(kind);
  if (changesScope(removed, added)) kinds.add('scope');
  return [...kinds];
}

function changesScope(removed: readonly string[], added: readonly string[]): boolean {
  if (removed.length > 1 || added.length > 1) return false;
  const [one = '', two = ''] = [removed[0], added[0]];
  const alone = (scope: string, other: string): boolean => SCOPE.test(scope) && !SCOPE.test(other) && !(OPEN_SCOPE.test(scope) && (other === '' || ARTICLES.test(other)));
  return alone(one, two) || alone(two, one);
}
