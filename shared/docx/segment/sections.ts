import type { ClauseKind } from '../../contract/clause.ts';

/** Words that open a part of a contract with a role of its own. Matched against a heading, label removed. */
const HEADINGS: readonly (readonly [RegExp, ClauseKind])[] = [
  [/^(?:the )?(?:recitals?|background(?: and purpose)?|preamble|whereas)[\s:.]*$/i, 'recitals'],
  [/^(?:the )?(?:parties(?: to (?:this|the) agreement)?|(?:by and )?(?:between|among))[\s:.]*$/i, 'parties'],
  [/^(?:certain |key )?(?:definitions?(?: and (?:interpretation|construction))?|defined terms|interpretation)[\s:.]*$/i, 'definitions'],
  [/^(?:signatures?(?: page| block)?s?|execution(?: page)?|in witness whereof|signed (?:by|for)|acknowledged and agreed)(?![\p{L}\p{N}]).{0,80}$/iu, 'signature'],
  [/^(?:schedule|exhibit|annex|appendix|attachment)\b/i, 'schedule'],
];

/** The role a heading gives to what follows it, or `undefined`. */
export const headingKind = (heading: string): ClauseKind | undefined => HEADINGS.find(([pattern]) => pattern.test(heading.trim()))?.[1];

/** A paragraph of recitals without a heading ("WHEREAS, …"). */
export const isRecital = (text: string): boolean => /^\s*(?:\([a-z0-9]+\)\s*)?WHEREAS\b/i.test(text);

/** The words between the recitals and the first clause. */
export const isOperativeWords = (text: string): boolean => /^\s*(?:now,? therefore|it is (?:hereby )?agreed|the parties (?:hereby |therefore )?agree as follows)/i.test(text);

/** A schedule's own heading: the word, its letter or number, and at most a short title. */
export const isScheduleHeading = (text: string): boolean => /^\s*(?:schedule|exhibit|annex|appendix|attachment)\b(?:\s+[A-Z0-9]{1,4}(?:[-.]\d+)?)?\s*(?:[:.\u2013\u2014-]\s*.{0,100}|.{0,60})$/i.test(text) && text.trim().length < 140;
