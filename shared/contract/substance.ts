import { areDrawnAlike, foldTypography, invisibleCount, lookAlikeFigures, lookAlikeWords, withoutInvisible } from '../text/invisible.ts';
import { isDotted, isWordToken, SIGN_FIGURES, tokenise } from '../text/tokens.ts';
import type { ChangeClass, SubstanceKind } from './change.ts';
import { isGerman, means } from './foreign-words.ts';
import { operativeKinds } from './operative-words.ts';

/** The words around a changed place: what stands just before and just after it, unchanged. */
export type Context = {
  readonly lead: string;
  readonly tail: string;
  /** Whether the documents define a word; without it any capitalised word inside a sentence counts as defined. */
  readonly isDefined?: (word: string) => boolean;
};

const NEGATION = /^(?:\u4E0D|\u672A|\u65E0|\u7121|\u975E|\u52FF|\u9664|not|no|never|neither|nor|none|without|except|excluding|unless|cannot|can't|won't|shan't|nothing|notwithstanding|including)$/i;
const MODAL = /^(?:\u5E94|\u61C9|\u987B|\u9808|\u53EF|\u5FC5|shall|may|must|will|should|can|could|would|might|entitled|obliged|required|permitted)$/i;
const UNITS = /^(?:second|minute|hour|day|week|month|quarter|year|business|calendar|working)s?$/i;
const MONTHS = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;
const CURRENCY = /^(?:USD|EUR|GBP|CHF|JPY|CNY|CAD|AUD|dollars?|euros?|pounds?|francs?|yen)$/i;
const REFERENCE = /^(?:section|sections|article|articles|clause|clauses|schedule|schedules|exhibit|annex|appendix|paragraph|part|secs?|arts?|cls?|paras?)$/i;
const ROLES = /^(?:party|parties|company|customer|client|provider|supplier|vendor|licensor|licensee|buyer|seller|purchaser|contractor|consultant|employer|employee|landlord|tenant|lender|borrower|disclos(?:er|ing)|recipient|receiving|partner|processor|controller)$/i;
const NUMBER = /\p{Nd}/u;

/* The same words of other languages are told alike; a party's "Provider’s" is the party. */
const denies = (token: string): boolean => NEGATION.test(token) || means('negation', token);
const isModal = (token: string): boolean => MODAL.test(token) || means('modal', token);
const isUnit = (token: string): boolean => UNITS.test(token) || means('time', token);
const isMonthName = (token: string): boolean => MONTHS.test(token) || means('month', token);
const isCurrency = (token: string): boolean => CURRENCY.test(token) || means('currency', token);
const isReference = (token: string): boolean => REFERENCE.test(token) || means('reference', token);
const isRole = (token: string): boolean => ROLES.test(token.replace(/['\u2019]s?$/i, '')) || means('role', token);
const isSpelled = (token: string): boolean => SPELLED.test(token) || means('number', token);

/** Figures in signs, and what Chinese, Japanese and Korean count behind them: time, money, days of a month. */
const SIGNED = new RegExp(`^[${SIGN_FIGURES}]+$`, 'u');
const COUNTS_TIME = /^\s*(?:\u4E2A|\u500B|\u304B|\u30F6)?(?:\u5DE5\u4F5C\u65E5|\u65E5|\u5929|\u5468|\u661F\u671F|\u6708|\u5E74|\u5C0F\u65F6|\u5C0F\u6642|\u6642\u9593|\u9031\u9593|\uC77C|\uAC1C\uC6D4|\uB144|\uC2DC\uAC04)/u;
const COUNTS_MONEY = /^\s*(?:[\u4E07\u842C\u4EBF\u5104])?(?:\u5143|\u5706|\u5713|\u5186|\uC6D0|\u7F8E\u5143|\u6B27\u5143|\uB2EC\uB7EC)/u;
const OF_DATE = /[\u5E74\u6708]\s*$/u;

/** Signs that compare or reckon; angle brackets do where a number follows, and else stand around what is to be filled in. */
const RECKONS = /^[\u2264\u2265\u2260\u2248\u00B1\u00D7\u00F7=+]$/u;
const COMPARES = /^[<>]$/;
const NUMBER_BEHIND = /^\s*(?:\p{Sc}|\p{Lu}{3}\b)?\s*\p{Nd}/u;

/** "Section 4(", "Exhibit ": what stands behind it, a letter or a Roman number too, says which one. */
const IN_REFERENCE = /(?:\b(?:sections?|articles?|clauses?|schedules?|exhibit|annexe?|appendix|paragraph|part|ziffer|abschnitt|absatz|artikel|klausel|anlage|anhang|art\u00EDculo|cl\u00E1usula|anexo|articolo|clausola|allegato|artigo|bijlage|(?:secs?|arts?|cls?|paras?|abs|ziff|nr)\.)\s+|\u00A7{1,2}\s*)(?:\p{Nd}[\p{Nd}\p{L}.()]*\(?)?$/iu;
/** "\u7B2C\u4E09\u6761": an article, chapter or item by its number. */
const COUNTED_LEAD = /\u7B2C\s?$/u;
const COUNTED_TAIL = /^\s?[\u6761\u689D\u7AE0\u6B3E\u9879\u9805\u8282\u7BC0]/u;
const LETTERED = /^(?:\p{L}|[ivxlc]{1,6})$/iu;
const DAY_HALF = /^[ap]\.?m\.?$/i;

/** Words whose number is spelled out. */
const SPELLED = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million|billion)$/i;

/** The class of a change of words and the named kinds of substance in it (rule C6). */
export function classify(removed: string, added: string, context: Context): { readonly class: ChangeClass; readonly kinds: readonly SubstanceKind[] } {
  // The context decides whether white space at the edge of a change separates words.
  // A direction that is turned shows other words than are stored.
  if (OVERRIDE.test(removed) !== OVERRIDE.test(added)) return { class: 'substantive', kinds: ['hidden-text', ...substanceKinds(removed, added, context)] };
  const one = foldTypography(`${context.lead.slice(-1)}${removed}${context.tail.slice(0, 1)}`);
  const two = foldTypography(`${context.lead.slice(-1)}${added}${context.tail.slice(0, 1)}`);
  if (IN_BRACKETS.test(removed.trim()) !== IN_BRACKETS.test(added.trim()) && [removed, added].some((text) => text.trim() === '')) return { class: 'substantive', kinds: ['option'] };
  if (one === two || differsInCapitals(one, two) || undotted(one) === undotted(two)) return { class: 'typographic', kinds: [] };
  // The same to the eye, and another word or figure to a search.
  if (invisibleCount(removed) !== invisibleCount(added) && withoutInvisible(removed) === withoutInvisible(added)) return invisibleCount(added) > invisibleCount(removed) ? { class: 'substantive', kinds: ['hidden-text', ...substanceKinds(removed, added, context)] } : { class: 'typographic', kinds: [] };
  if (areDrawnAlike(removed, added)) return { class: 'substantive', kinds: [...new Set<SubstanceKind>(['look-alike', ...substanceKinds(removed, added, context)])] };
  const operative = operativeKindsOf(removed, added, context);
  const kinds = substanceKinds(removed, added, context);
  if (kinds.length > 0) return { class: 'substantive', kinds: [...kinds, ...operative] };
  const terms = changedTerms(removed, added, context);
  if (terms.length > 0) {
    const { isDefined } = context;
    if (isDefined === undefined || terms.some((term) => isRole(term) || isDefined(term))) return { class: 'substantive', kinds: ['defined-term', ...operative] };
    // "England" for "Germany"; the capitals of a heading say nothing, nor do those of German nouns.
    if (isGerman(context.lead + context.tail)) return { class: operative.length > 0 ? 'substantive' : 'wording', kinds: operative };
    return { class: 'substantive', kinds: context.lead.trim() === '' ? operative : ['name', ...operative] };
  }
  if (operative.length > 0) return { class: 'substantive', kinds: operative };
  const hasWords = tokenise(removed + added).some(isWordToken);
  return { class: hasWords ? 'wording' : 'typographic', kinds: [] };
}

function operativeKindsOf(removed: string, added: string, { lead, tail }: Context): readonly SubstanceKind[] {
  const [before, after] = [tokenise(removed), tokenise(added)];
  const changed = new Set(symmetricDifference(before, after).filter(isWordToken));
  const of = (side: readonly string[]): string[] => side.filter((token) => changed.has(token));
  return operativeKinds(of(before), of(after), { before: `${lead}${removed}${tail}`, after: `${lead}${added}${tail}` });
}

/** Square brackets put around words, or taken away, say that these are not agreed yet, or are now. */
const IN_BRACKETS = /^[[\]]+$/;

/** Characters that show what follows from the other side (UAX 9, LRO and RLO). */
const OVERRIDE = /[\u202D\u202E]/;

/** Words set in capitals throughout on one side; a single capital may make a defined term of a word and is more than looks. */
const differsInCapitals = (one: string, two: string): boolean =>
  one.toLowerCase() === two.toLowerCase() && [one, two].some((text) => text === text.toUpperCase() && (text.match(/\p{L}/gu)?.length ?? 0) > 3);

/** "U.S." and "US" are one name. */
const undotted = (text: string): string => tokenise(text).map((token) => (isDotted(token) ? token.replaceAll('.', '') : token)).join('');

/** A tick box typed in brackets, ticked or not. */
const TICK_BOX = /^[[(]\s*[xX\u2713\u2714]?\s*[\])]$/;

/** Whether a change ticks or clears a box: the brackets are part of it or stand around it. */
function isTick(removed: string, added: string, { lead, tail }: Context): boolean {
  const whole = (text: string): string => `${/[[(]\s*$/.exec(lead)?.[0] ?? ''}${text}${/^\s*[\])]/.exec(tail)?.[0] ?? ''}`.trim();
  return TICK_BOX.test(whole(removed)) && TICK_BOX.test(whole(added));
}

/** A blank in brackets, as it is one token. */
const BRACKETED = /^[[\u3010\uFF3B].+[\]\u3011\uFF3D]$/;
/** Lines and dots to write on, an empty bracket, and one that says what is to be put in. */
const TO_FILL = /^[\s\p{Sc}]*(?:_(?:\s?_){2,}|\.{5,}|\u2026{2,}|[[\u3010\uFF3B]\s*[\]\u3011\uFF3D]|\[(?:insert|enter|specify|fill in|to be)\b[^\][]*\])[\s%]*$/iu;

/** Whether a blank of which no token is one stands on this side alone, and words or figures stand for it on the other. */
function isFilled(blank: string, filled: string): boolean {
  return TO_FILL.test(blank) && !TO_FILL.test(filled) && !TICK_BOX.test(filled.trim()) && tokenise(filled).some(isWordToken);
}

/** "31 May" and "May 31" name the month; elsewhere a sentence may begin with the verb. */
const MAY_OF_DATE = /\d(?:st|nd|rd|th)?(?: day of)?\s+May\b|\bMay\s+\d/;

function substanceKinds(removed: string, added: string, context: Context): SubstanceKind[] {
  const before = tokenise(removed);
  const after = tokenise(added);
  const changed = symmetricDifference(before, after);
  const leadWords = tokenise(context.lead).filter(isWordToken).slice(-3);
  const tailWords = tokenise(context.tail).filter(isWordToken).slice(0, 3);
  const isMonth = (token: string): boolean => isMonthName(token) && (!/^may$/i.test(token) || (token === 'May' && [removed, added].some((text) => MAY_OF_DATE.test(`${context.lead}${text}${context.tail}`))));
  const kinds = new Set<SubstanceKind>();
  const around = [...leadWords.slice(-1), ...tailWords.slice(0, 2), ...changed];
  if (changed.some((token) => token === '\u2610' || token === '\u2612' || token === '\u2611') || isTick(removed, added, context)) kinds.add('option');
  if (changed.some((token) => (BRACKETED.test(token) && !TICK_BOX.test(token)) || /_{3,}/.test(token)) || isFilled(removed, added) || isFilled(added, removed)) kinds.add('blank');
  if (lookAlikeWords(added).length > 0 || lookAlikeFigures(added).length > 0) kinds.add('look-alike');
  // One sign alone is a number where another stood, or none.
  const signs = changed.filter((token) => SIGNED.test(token));
  const isSigned = (token: string): boolean => SIGNED.test(token) && (token.length > 1 || signs.length > 1 || COUNTED_LEAD.test(context.lead) || COUNTS_TIME.test(context.tail));
  const numbers = changed.filter((token) => NUMBER.test(token) || isSpelled(token) || isSigned(token));
  if (changed.some((token) => token.endsWith('%')) || (numbers.length > 0 && (around.some((token) => /^(?:%|percent|percentage)$/i.test(token) || means('percent', token)) || /^per cent\b/i.test(tailWords.join(' '))))) kinds.add('percentage');
  const besideSign = /\p{Sc}\s*$/u.test(context.lead) || /^\s*\p{Sc}/u.test(context.tail);
  if (numbers.length > 0 && COUNTS_MONEY.test(context.tail)) kinds.add('amount');
  else if (numbers.some((token) => besideSign || /\p{Sc}/u.test(token)) || (numbers.length > 0 && [...leadWords.slice(-1), ...tailWords.slice(0, 1), ...changed].some((token) => isCurrency(token)))) kinds.add('amount');
  else if (changed.some((token) => isCurrency(token) || /^\p{Sc}$/u.test(token))) kinds.add('amount');
  // The year stands behind the day: "March 1, [2030]".
  const hasMonth = [...leadWords.slice(-2), ...around].some(isMonth);
  if (numbers.length > 0 && (hasMonth || numbers.some((token) => /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(token)))) kinds.add('date');
  else if (changed.some(isMonth)) kinds.add('date');
  if (numbers.length > 0 && COUNTS_TIME.test(context.tail)) kinds.add(OF_DATE.test(context.lead) || numbers.some((token) => /^\p{Nd}{4}$/u.test(token)) ? 'date' : 'duration');
  // "$100 per year" is no time.
  const counts = numbers.filter((token) => !besideSign && !/[\p{Sc}%]/u.test(token));
  if ((counts.length > 0 && [...tailWords.slice(0, 2), ...changed].some(isUnit)) || changed.some((token) => isUnit(token) && token.length > 3)) kinds.add('duration');
  const lettered = changed.filter(isWordToken);
  const isReferred = IN_REFERENCE.test(context.lead) && (numbers.length > 0 || (lettered.length > 0 && lettered.every((token) => LETTERED.test(token))));
  const isCounted = numbers.length > 0 && COUNTED_LEAD.test(context.lead) && COUNTED_TAIL.test(context.tail);
  if (isReferred || isCounted || (numbers.length > 0 && (isReference(leadWords.at(-1) ?? '') || changed.some(isReference)))) kinds.add('reference');
  if (changed.some((token) => DAY_HALF.test(token)) && /\p{Nd}\s*$/u.test(context.lead)) kinds.add('date');
  if (changed.some((token) => RECKONS.test(token)) || [removed, added].some((text) => COMPARES.test(text.trim()) && NUMBER_BEHIND.test(context.tail))) kinds.add('number');
  if (numbers.length > 0 && kinds.size === 0) kinds.add('number');
  if (changed.some((token) => denies(token) || /^(?:non|un|in)-/i.test(token)) || differOnlyByPrefix(before, after)) kinds.add('negation');
  if (changed.some((token) => isModal(token) && !isMonth(token))) kinds.add('modal');
  if (before.some((token) => isRole(token)) && after.some((token) => isRole(token)) && changed.some((token) => isRole(token))) kinds.add('party');
  if (changed.some((token) => /^[\u7532\u4E59\u4E19]$/.test(token)) && /^\s*[\u65B9\u306F\u304C\u306E\u3092]/.test(context.tail)) kinds.add('party');
  if (changed.some((token) => /^[AB]$/.test(token)) && /(?:Party|Company)\s*$/.test(context.lead)) kinds.add('party');
  return [...kinds];
}

/** "excluding" for "including", "material" for "immaterial": the same word with its sense turned round. */
function differOnlyByPrefix(before: readonly string[], after: readonly string[]): boolean {
  const one = before.filter(isWordToken);
  const two = after.filter(isWordToken);
  if (one.length !== 1 || two.length !== 1) return false;
  const [long, short] = (one[0] ?? '').length >= (two[0] ?? '').length ? [one[0] ?? '', two[0] ?? ''] : [two[0] ?? '', one[0] ?? ''];
  return short.length > 3 && ['un', 'in', 'im', 'ir', 'non-', 'non', 'dis', 'il'].some((prefix) => long.toLowerCase() === prefix + short.toLowerCase());
}

/** A capitalised word inside a sentence is probably a defined term. */
const isTerm = (token: string, index: number, context: Context): boolean => isAcronym(token, context) || (/^\p{Lu}\p{Ll}{2,}/u.test(token) && (index > 0 || (context.lead.trim() !== '' && !/[.;:]\s*$/.test(context.lead))));

/** "GDPR", "U.K.", "LLC" among words in small letters; where everything is set in capitals it is a word like any other. */
const isAcronym = (token: string, { lead, tail }: Context): boolean => (/^\p{Lu}{2,}$/u.test(token) || (isDotted(token) && /^\p{Lu}/u.test(token))) && /\p{Ll}/u.test(lead + tail);

function changedTerms(removed: string, added: string, context: Context): string[] {
  const [before, after] = [tokenise(removed), tokenise(added)];
  const first = [...laterStarts(before), ...laterStarts(after)];
  const isOnlyFirst = (token: string): boolean => first.includes(token) && !isRole(token) && context.isDefined?.(token) !== true && [...before, ...after].filter((other) => other === token).length === first.filter((other) => other === token).length;
  return symmetricDifference(before, after).filter((token, index) => isTerm(token, index, context) && (isAcronym(token, context) || !isOnlyFirst(token)));
}

/** Words that begin a sentence which itself begins within a change: their capital says nothing. */
const laterStarts = (tokens: readonly string[]): string[] => {
  const starts: string[] = [];
  let isFirst = false;
  for (const token of tokens) {
    if (isFirst && isWordToken(token)) starts.push(token);
    if (/^[.?!:]$/.test(token)) isFirst = true;
    else if (isWordToken(token)) isFirst = false;
  }
  return starts;
};

function symmetricDifference(before: readonly string[], after: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const token of before) counts.set(token, (counts.get(token) ?? 0) + 1);
  for (const token of after) counts.set(token, (counts.get(token) ?? 0) - 1);
  return [...new Set([...before, ...after])].filter((token) => (counts.get(token) ?? 0) !== 0);
}
