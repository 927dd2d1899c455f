/**
 * Never a value: it only tells brands apart. Exported because inferred schema types mention it.
 * @public
 */
export declare const brand: unique symbol;

/** A string that is only interchangeable with strings of the same brand (ids, hashes). */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Lower-case hexadecimal SHA-256 of some bytes, 64 characters. */
export type Sha256 = Branded<'Sha256'>;
