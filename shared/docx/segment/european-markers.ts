import { foldText } from '../../text/fold.ts';

/**
 * How contracts on the European continent and in Latin America number: § 1, Artikel 2, Article premier, Cláusula 3.ª, Capítulo IV, Anlage 1, Annexe A; and, in Spanish,
 * by ordinals alone: "PRIMERA.- Objeto". English labels are read elsewhere.
 */
export type EuropeanLabel = { readonly shape: 'chapter' | 'article' | 'section' | 'schedule'; readonly wrap: string; readonly number: string; readonly label: string };

const WORDS: ReadonlyMap<string, EuropeanLabel['shape']> = new Map([
  ...['chapitre', 'titre', 'kapitel', 'teil', 'titel', 'capitulo', 'titulo', 'capo', 'titolo', 'hoofdstuk', 'deel', 'глава', 'раздел', 'rozdział'].map((word) => [word, 'chapter'] as const),
  ['article', 'article'],
  ...['artikel', 'art.', 'art', 'articulo', 'articolo', 'artigo', 'abschnitt', 'ziffer', 'clausula', 'clausola', '\u00A7', 'статья', 'artykuł'].map((word) => [word, 'section'] as const),
  ...['anlage', 'anhang', 'beilage', 'annexe', 'anexo', 'allegato', 'bijlage', 'приложение', 'załacznik'].map((word) => [word, 'schedule'] as const),
]);

/** The same number in several languages and both genders, by its value. */
const ORDINALS: ReadonlyMap<string, number> = new Map(
  ['premier premiere primero primera primeiro primeira primo prima', 'deuxieme second seconde segundo segunda secondo seconda', 'troisieme tercero tercera terceiro terceira terzo terza',
    'quatrieme cuarto cuarta quarto quarta', 'cinquieme quinto quinta', 'sixieme sexto sexta sesto sesta', 'septieme septimo septima setimo setima settimo settima', 'huitieme octavo octava oitavo oitava ottavo ottava',
    'neuvieme noveno novena nono nona', 'dixieme decimo decima', 'onzieme undecimo undecima', 'douzieme duodecimo duodecima',
  ].flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 1] as const)),
);

/** Read in folded text: small letters without accents. */
const LABEL = /^(§{1,2}|\p{L}{3,12}\.?)\s*(?:(?:nr|no?)[.º°]\s?)?([0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?(?=\.?[º°ª]|ere?\b|[^\p{L}\p{N}]|$)|[0-9]{1,3}(?=ere?\b)|\p{L}{1,14})(?:\.?[º°ª]|ere?)?(?![\p{L}\p{N}])(?:\.[-–—]|[.:)–—-])?/u;
/** "§ 5 Abs. 2 gilt entsprechend" speaks of a paragraph. */
const CITED = /^\s*(?:abs|absatz|satz|s\.|nr|ziff|al\.|alin|apartado|parrafo|comma|lid|lit|bgb|hgb)/u;
const ALONE = /^(\p{L}{5,10})(?:\.[-–—]|[.:–—])(?=\s|$)/u;
const LONGEST = 60;

/** The label such a paragraph starts with; `undefined` for every other. */
export function readEuropeanLabel(text: string): EuropeanLabel | undefined {
  const head = foldText(text.slice(0, LONGEST));
  const found = LABEL.exec(head);
  const [label = '', word = '', cited = ''] = found ?? [];
  const named = word.replace('§§', '§');
  const shape = WORDS.get(named);
  if (shape !== undefined && !CITED.test(head.slice(label.length))) {
    const ordinal = ORDINALS.get(cited);
    // "Article 1" and "Article IV" are English, too.
    const isOwn = ordinal !== undefined || named !== 'article' || /\der/.test(label);
    const isNumber = /^[0-9]/.test(cited) || /^[ivxlc]+$/.test(cited) || (shape === 'schedule' && /^[a-z]$/.test(cited));
    if (isOwn && (ordinal !== undefined || isNumber)) return { shape, wrap: named.replace('.', ''), number: ordinal === undefined ? cited.replace(/(?<=\d)[a-z]$/, '') : String(ordinal), label: text.slice(0, label.length) };
  }
  const [alone = '', name = ''] = ALONE.exec(head) ?? [];
  const value = ORDINALS.get(name);
  // "Second: …" is English, too.
  return value === undefined || name === 'second' || !/^\p{Lu}/u.test(text) ? undefined : { shape: 'section', wrap: 'ordinal', number: String(value), label: text.slice(0, alone.length) };
}
