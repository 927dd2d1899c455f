import { numberInFront } from './typed-numbers.ts';

/** What lawyers leave of a clause that is no more, so that the numbers behind it stay: "[Reserved]", "Intentionally omitted." */
const PLACEHOLDER = /^[[(]?\s*(?:(?:this )?(?:clause|section|paragraph)\s+)?(?:is\s+)?(?:intentionally\s+)?(?:reserved|deleted|omitted|not used|left blank|spare|void|entfällt|entfallen|gestrichen|weggefallen|aufgehoben|réservée?|supprimée?|sans objet|reservad[oa]|suprimid[oa]|eliminad[oa]|omitid[oa]|sin contenido|sem efeito|soppress[oa]|omess[oa]|riservat[oa]|vervallen|gereserveerd)\s*[\])]?[.;]?\s*[\])]?$/iu;

/** Whether a line says no more than that a clause stood there; the number typed in front of it aside. */
export const isPlaceholder = (text: string): boolean => text.length < 60 && PLACEHOLDER.test(text.slice(numberInFront(text)?.length ?? 0).trim());
