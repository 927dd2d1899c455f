/** A path on somebody's computer or in a network, or an address of a person. */
export const namesPlace = (target: string): boolean => /^(?:file:|mailto:|smb:|onenote:|outlook:|notes:|tel:|sip:|\\\\|[A-Za-z]:[\\/]|\/(?:Users|home)\/|\.\.?[\\/])/i.test(target.trim());

/** The name of a file, by its ending. */
export const namesFile = (value: string): boolean => /[^\s.][^\n]*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svgz?|webp|heic|pdf|eps|psd|ai|docx?|docm|dotx?|xlsx?|pptx?|vsdx?)$/i.test(value.trim());
