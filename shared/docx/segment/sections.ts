import type { ClauseKind } from '../../contract/clause.ts';

/** Words that open a part of a contract with a role of its own. Matched against a heading, label removed. */
const HEADINGS: readonly (readonly [RegExp, ClauseKind])[] = [
  [/^(?:the )?(?:recitals?|background(?: and purpose)?|preamble|whereas)[\s:.]*$/i, 'recitals'],
  [/^(?:the )?(?:parties(?: to (?:this|the) agreement)?|(?:by and )?(?:between|among))[\s:.]*$/i, 'parties'],
  [/^(?:certain |key )?(?:definitions?(?: and (?:interpretation|construction))?|defined terms|interpretation)[\s:.]*$/i, 'definitions'],
  [/^(?:signatures?(?: page| block)?s?|execution(?: page)?|in witness whereof|signed (?:by|for)|acknowledged and agreed)(?![\p{L}\p{N}]).{0,80}$/iu, 'signature'],
  [/^(?:schedule|exhibit|annex|appendix|attachment)\b/i, 'schedule'],
  // German, French, Spanish, Italian, Portuguese and Dutch.
  [/^(?:präambel|vorbemerkungen?|préambule|considérants?|exposé préalable|preámbulo|antecedentes|considerandos?|exponen|manifiestan|premess[ae]|preâmbulo|preambule|overwegingen)[\s:.]*$/iu, 'recitals'],
  [/^(?:(?:vertrags)?parteien|(?:les )?parties|(?:las |as )?partes|(?:le )?parti|partijen|zwischen|entre|reunidos|tra)[\s:.]*$/iu, 'parties'],
  [/^(?:begriffsbestimmungen|definitionen|définitions|definiciones|definizioni|definições|definities|begripsbepalingen)[\s:.]*$/iu, 'definitions'],
  [/^(?:unterschriften|firmas?|firme|assinaturas?|ondertekening|handtekeningen)[\s:.]*$/iu, 'signature'],
  // Chinese, Japanese and Korean: recitals, parties, definitions, places to sign, annexes.
  [/^(?:\u9274\u4E8E|\u9451\u65BC|\u9452\u4E8E|\u524D\u8A00|\u524D\u6587|\uC804\uBB38)[\s:\uFF1A]*$/u, 'recitals'],
  [/^(?:\u5B9A\u4E49|\u5B9A\u7FA9|\u91CA\u4E49|\u91CB\u7FA9|\u5B9A\u4E49\u4E0E\u89E3\u91CA|\uC815\uC758)[\s:\uFF1A]*$/u, 'definitions'],
  [/^(?:\u7B7E\u7F72\u9875|\u7B7E\u5B57\u9875|\u7C3D\u7F72\u9801|\u7F72\u540D)[\s:\uFF1A]*$/u, 'signature'],
];

/** The role a heading gives to what follows it, or `undefined`. */
export const headingKind = (heading: string): ClauseKind | undefined => HEADINGS.find(([pattern]) => pattern.test(heading.trim()))?.[1];

/** A paragraph of recitals without a heading ("WHEREAS, …"). */
export const isRecital = (text: string): boolean => /^\s*(?:\([a-z0-9]+\)\s*)?(?:WHEREAS\b|\u9274\u4E8E|\u9451\u65BC)/iu.test(text);

/** The words between the recitals and the first clause. */
export const isOperativeWords = (text: string): boolean => /^\s*(?:now,? therefore|it is (?:hereby )?agreed|the parties (?:hereby |therefore )?agree as follows)/i.test(text);

/** A schedule's own heading: the word, its letter or number, and at most a short title. */
export const isScheduleHeading = (text: string): boolean => /^\s*(?:schedule|exhibit|annexe?|appendix|attachment|anlage|anhang|beilage|anexo|allegato|bijlage)\b(?:\s+[A-Z0-9]{1,4}(?:[-.]\d+)?)?\s*(?:[:.\u2013\u2014-]\s*.{0,100}|.{0,60})$/i.test(text) && text.trim().length < 140;
