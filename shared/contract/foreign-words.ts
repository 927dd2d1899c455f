import { foldText } from '../text/fold.ts';

/** What kind of substance lies in a word of German, French, Spanish, Italian, Portuguese or Dutch. */
type Sense = 'negation' | 'modal' | 'time' | 'month' | 'currency' | 'reference' | 'role' | 'number' | 'percent' | 'condition' | 'exclusivity' | 'limit' | 'and' | 'or';

/**
 * In small letters without accents. Words that mean something else in English ("due", "an", "die", "mai" for "never") are left out:
 * nobody says in which language a contract is.
 */
const WORDS: Readonly<Record<Sense, string>> = {
  negation: 'nicht nichts kein keine keinen keinem keiner keines nie niemals weder ohne außer ausgenommen '
    + 'ne pas jamais aucun aucune sans sauf excepte hormis sin nunca ningun ninguno ninguna salvo tampoco senza nessun nessuno nessuna tranne eccetto '
    + 'sem nao nenhum nenhuma exceto niet geen nooit zonder noch behalve non',
  modal: 'soll sollen sollte sollten muss müssen mussen musste kann können konnen darf dürfen durfen verpflichtet berechtigt '
    + 'doit doivent devra devront peut peuvent pourra pourront debe deben debera deberan puede pueden podra podran deve devono dovra dovranno puo possono potra potranno '
    + 'devem deverao pode podem podera poderao moet moeten mag mogen kan kunnen zal zullen',
  time: 'sekunden minuten stunde stunden tage tagen tages werktage werktagen arbeitstage arbeitstagen bankarbeitstage kalendertage woche wochen monat monate monaten monats quartal quartale jahr jahre jahren jahres '
    + 'jour jours semaine semaines mois annee annees heures trimestre trimestres dia dias semana semanas mes meses ano anos hora horas giorno giorni settimana settimane mese mesi anno anni '
    + 'dagen werkdagen weken maand maanden jaar jaren uren',
  month: 'januar februar marz april mai juni juli august september oktober november dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre '
    + 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre '
    + 'janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro januari februari maart mei augustus',
  currency: 'franken kronen reais pesos złoty',
  reference: 'ziffer abschnitt absatz artikel paragraph klausel anlage anhang annexe alinea articulo clausula anexo apartado articolo clausola allegato artigo bijlage',
  role: 'partei parteien vertragspartei vertragsparteien auftraggeber auftragnehmer unternehmer besteller kunde kunden käufer kaufer verkäufer verkaufer lieferant lizenzgeber lizenznehmer vermieter mieter arbeitgeber arbeitnehmer darlehensgeber darlehensnehmer '
    + 'acheteur vendeur fournisseur prestataire bailleur preneur locataire employeur salarie concedant licencie partie '
    + 'comprador compradora vendedor vendedora arrendador arrendatario arrendataria cliente proveedor contratista contratante parte partes acquirente venditore fornitore locatore conduttore committente appaltatore parti '
    + 'contratada contratado locador locatario fornecedor koper verkoper opdrachtgever opdrachtnemer huurder verhuurder leverancier klant werkgever werknemer partijen',
  number: 'zwei drei vier fünf funf sechs sieben acht neun zehn zwölf zwolf fünfzehn zwanzig dreißig dreissig vierzig fünfzig sechzig neunzig hundert tausend million millionen '
    + 'deux trois quatre cinq huit neuf dix douze quinze vingt trente quarante cinquante soixante mille tres cuatro cinco seis siete ocho nueve diez doce veinte treinta sesenta noventa cien '
    + 'quattro cinque sette otto nove dieci quindici venti trenta sessanta novanta dois duas quatro dez vinte trinta twee drie vijf zes zeven negen tien twaalf twintig dertig zestig negentig honderd',
  percent: 'prozent pourcent procent',
  condition: 'wenn falls sofern soweit vorbehaltlich indien mits tenzij pourvu siempre',
  exclusivity: 'nur lediglich ausschließlich ausschliesslich ausschließliche ausschließlichen ausschließliches alleinige alleinigen alleiniges uniquement seulement exclusif exclusive exclusivement '
    + 'unicamente solamente exclusivo exclusiva exclusivamente soltanto esclusivo esclusiva esclusivamente apenas somente uitsluitend slechts',
  limit: 'mindestens wenigstens höchstens hochstens maximal minimal maximum minimum',
  and: 'und et ed y en e',
  or: 'oder ou od o of',
};

const SENSES: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries(WORDS).map(([sense, words]) => [sense, new Set(words.split(' ').map(foldText))]));

/** "l'acheteur", "d'un": the article is no part of the word. "n'est" denies. */
const ELIDED = /^(?:[cdjlmst]|qu|all|dell|nell)'(?=\p{L})/u;

/** Whether a word carries this sense in one of the languages. */
export function means(sense: Sense, token: string): boolean {
  const word = foldText(token);
  const words = SENSES.get(sense);
  if (sense === 'negation' && /^n'\p{L}/u.test(word)) return true;
  if (words === undefined) return false;
  return words.has(word.replace(ELIDED, '')) || (sense === 'role' && words.has(word.replace(/e?s$/, '')));
}

const FUNCTION_WORD = /(?<!\p{L})(?:der|die|das|des|dem|den|und|oder|ist|sind|wird|werden|ein|eine|einen|einer|zu|zum|zur|von|vom|mit|auf|für|bei|nach|durch|nicht|hat|im)(?!\p{L})/gu;

/** Whether a passage is German, which writes every noun with a capital: there a capital makes no name and no term. */
export const isGerman = (passage: string): boolean => new Set(passage.match(FUNCTION_WORD) ?? []).size >= 3;
