import { describe, expect, it } from 'vitest';
import { nodeZlib } from '../../electron/worker/node-zlib.ts';
import { classify } from '../../shared/contract/substance.ts';
import type { ClauseNode } from '../../shared/contract/clause.ts';
import { compareDocuments } from '../../shared/docx/compare/compare-documents.ts';
import { readContract } from '../../shared/docx/read/read-contract.ts';
import { makeDocx, p, para, r } from '../support/make-docx.ts';

const outline = (nodes: readonly ClauseNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [`${'  '.repeat(depth)}${[node.kind, node.number, node.heading].filter((part) => part !== '').join(' | ')}`, ...outline(node.children, depth + 1)]);
const clauses = (...lines: readonly string[]): string[] => outline(readContract(makeDocx(para(r(lines[0] ?? '', '<w:b/>'), '<w:jc w:val="center"/>') + lines.slice(1).map((line) => p(line)).join('')), nodeZlib).clauses);

describe('R6: typed labels of other European languages', () => {
  it('German sections, and a sentence that cites one', () => {
    expect(clauses('Dienstvertrag', '§ 1 Vertragsgegenstand', 'Der Auftragnehmer erbringt die Leistungen.', '(1) Er arbeitet selbst.', '(2) Er darf Hilfen nehmen.', '§ 2 Vergütung', '§ 1 Abs. 2 gilt entsprechend.', '§ 3 Schlussbestimmungen', 'Es gilt deutsches Recht.', 'Anlage 1: Preise', 'Ein Preis.')).toEqual([
      'title | Dienstvertrag', 'clause | § 1 | Vertragsgegenstand', '  item | (1)', '  item | (2)', 'clause | § 2 | Vergütung', 'clause | § 3 | Schlussbestimmungen', 'schedule | Anlage 1 | Preise',
    ]);
  });
  it('French titles and articles, the first of which is written out', () => {
    expect(clauses('Contrat de prestation', 'TITRE I - Dispositions générales', 'Article premier – Objet', 'Le prestataire fournit le service.', 'Article 2 – Prix', 'Le prix est ferme.', 'TITRE II - Fin', 'Article 3 – Durée', 'Un an.', 'Annexe A : Tarifs', 'Un tarif.')).toEqual([
      'title | Contrat de prestation', 'article | TITRE I | Dispositions générales', '  clause | Article premier | Objet', '  clause | Article 2 | Prix', 'article | TITRE II | Fin', '  clause | Article 3 | Durée', 'schedule | Annexe A | Tarifs',
    ]);
  });
  it('Spanish clauses by ordinals, Portuguese articles below chapters, Italian articles', () => {
    expect(clauses('Contrato de arrendamiento', 'PRIMERA.- Objeto', 'El arrendador cede la vivienda.', 'SEGUNDA.- Duración', 'Un año.', 'TERCERA.- Renta', 'Cien euros.')).toEqual(['title | Contrato de arrendamiento', 'clause | PRIMERA.- | Objeto', 'clause | SEGUNDA.- | Duración', 'clause | TERCERA.- | Renta']);
    expect(clauses('Estatutos', 'CAPÍTULO PRIMEIRO', 'Artigo Primeiro', 'A associação dura.', 'Artigo Segundo', 'É sem fins lucrativos.', 'CAPÍTULO SEGUNDO', 'Artigo 3.º', 'Os membros pagam.')).toEqual(['title | Estatutos', 'article | CAPÍTULO PRIMEIRO', '  clause | Artigo Primeiro', '  clause | Artigo Segundo', 'article | CAPÍTULO SEGUNDO', '  clause | Artigo 3.º']);
    expect(clauses('Contratto', 'Art. 1 – Oggetto', 'Si vende.', 'Art. 2 – Prezzo', 'Mille euro.')).toEqual(['title | Contratto', 'clause | Art. 1 | Oggetto', 'clause | Art. 2 | Prezzo']);
  });
  it('words of a sentence are no label', () => {
    expect(clauses('Vertrag', '1. Preis', 'Teil der Leistung ist die Lieferung.', 'Artikel werden geliefert.', '2. Ende', 'Second payment: none.')).toEqual(['title | Vertrag', 'clause | 1. | Preis', 'clause | 2. | Ende']);
  });
});

describe('C6: what changed is named in other European languages, too', () => {
  it.each([
    ['nicht ', '', 'Der Auftragnehmer haftet ', 'für leichte Fahrlässigkeit.', 'negation'],
    ['kann', 'muss', 'Der Kunde ', ' das Werk abnehmen.', 'modal'],
    ['30', '60', 'zahlbar innerhalb von ', ' Tagen nach Zugang', 'duration'],
    ['März', 'April', 'bis zum 1. ', ' 2027', 'date'],
    ['Auftraggebers', 'Auftragnehmers', 'auf Kosten des ', ' zu leisten', 'party'],
    ['2', '3', 'gemäß Ziffer ', ' dieses Vertrags', 'reference'],
    ['zwei', 'drei', 'in ', ' Ausfertigungen', 'number'],
    ['nur ', '', 'Der Kunde darf ', 'kopieren.', 'exclusivity'],
    ['und', 'oder', 'Kunde ', ' Lieferant', 'conjunction'],
    ["n'est pas", 'est', 'Le prestataire ', ' responsable.', 'negation'],
    ['peut', 'doit', 'Le client ', ' payer.', 'modal'],
    ["l'acheteur", 'le vendeur', 'aux frais de ', '.', 'party'],
    ['30', '45', 'dans un délai de ', ' jours', 'duration'],
    ['sin', 'con', 'pagará ', ' intereses', 'negation'],
    ['sem', 'com', 'associação ', ' fins lucrativos', 'negation'],
    ['senza', 'con', 'pagamento ', ' interessi', 'negation'],
    ['niet ', '', 'De klant is ', 'aansprakelijk', 'negation'],
    ['2', '3', '\u00A7 ', ' bleibt unber\u00FChrt', 'reference'],
    ['三', '四', '本合同第', '条所述的义务', 'reference'],
    ["Provider's", "Supplier's", 'at the ', ' cost', 'party'],
  ])('%s → %s in “%s…”', (removed, added, lead, tail, kind) => {
    expect(classify(removed, added, { lead, tail })).toEqual({ class: 'substantive', kinds: [kind] });
  });
  it('a German noun for another is no name; a name in English stays one', () => {
    const isDefined = (): boolean => false;
    expect(classify('Straße', 'Brücke', { lead: 'Die Arbeiten an der ', tail: ' werden von dem Kunden bezahlt und abgenommen.', isDefined })).toEqual({ class: 'wording', kinds: [] });
    expect(classify('England', 'Germany', { lead: 'the courts of ', tail: ' decide.', isDefined })).toEqual({ class: 'substantive', kinds: ['name'] });
  });
});

describe('C4: numbers typed in front of clauses in other languages shift like others', () => {
  const told = (before: readonly string[], after: readonly string[]): string[] =>
    compareDocuments(makeDocx(before.map((line) => p(line)).join('')), makeDocx(after.map((line) => p(line)).join('')), nodeZlib).changes.map(({ kind, detail, removed, added }) => [kind, ...detail, removed, added].join(' | '));
  it('German sections, with the reference that follows', () => {
    const [rent, notice] = ['Die Miete beträgt monatlich 1.200,00 EUR.', 'Die Kündigungsfrist beträgt drei Monate zum Monatsende.'];
    expect(told(['Mietvertrag', '§ 1 Miete', rent, '§ 2 Kündigung', notice, '§ 3 Ende', '§ 2 bleibt unberührt.'], ['Mietvertrag', '§ 1 Miete', rent, '§ 2 Kaution', 'Der Mieter leistet eine Kaution.', '§ 3 Kündigung', notice, '§ 4 Ende', '§ 3 bleibt unberührt.'])).toEqual([
      'inserted |  | § 2 Kaution', expect.stringContaining('Der Mieter leistet eine Kaution.'), 'replaced | reference | follows the renumbering | 2 | 3', 'renumbered | 2 paragraphs: § 2 → § 3 to § 3 → § 4 |  | ',
    ]);
  });
  it('Chinese articles', () => {
    expect(told(['合同', '第一条 付款', '买方应在30日内付款。', '第二条 责任', '违约方赔偿。'], ['合同', '第一条 定义', '货物指附件所列货物。', '第二条 付款', '买方应在30日内付款。', '第三条 责任', '违约方赔偿。'])).toEqual(['inserted |  | 第一条 定义', 'inserted |  | 货物指附件所列货物。', 'renumbered | 2 paragraphs: 第一条 → 第二条 to 第二条 → 第三条 |  | ']);
  });
});
