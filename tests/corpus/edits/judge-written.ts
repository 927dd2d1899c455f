import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeZlib } from '../../../electron/worker/node-zlib.ts';
import { openPackage } from '../../../shared/docx/package/open-package.ts';
import type { Job } from '../../judges/ask-judge.ts';
import { askDocxodus } from '../../judges/docxodus.ts';
import { firstDifference } from '../../judges/first-difference.ts';
import { askLibreOffice, type LibreOfficeVerdict } from '../../judges/libreoffice.ts';
import { allLines } from '../reading-text.ts';
import type { BaseFile } from './base-file.ts';
import { EDITOR, type Written } from './check-edits.ts';

/** A draw that was written, waiting for others to judge it. */
export type Exhibit = { readonly seed: number; readonly base: BaseFile; readonly written: Written };

/** What a judge objects to, by seed. */
export type Objections = ReadonlyMap<number, readonly string[]>;

function mainSource(bytes: Uint8Array): string {
  const docx = openPackage(bytes, nodeZlib);
  return docx.xml(docx.mainPart)?.source ?? '';
}

/** Docxodus looks for marks in the transitional namespace only and hands a strict file (ECMA-376 part 1, annex A) back as it is. */
const isStrict = ({ base }: Exhibit): boolean => mainSource(base.bytes).includes('http://purl.oclc.org/ooxml/wordprocessingml/main');

/** LibreOffice does not read the mark of a moved paragraph (17.13.5.22); the line stays, and where it is numbered it counts. */
const movesParagraphs = ({ written }: Exhibit): boolean => mainSource(written.redline).includes(':moveFrom ');

/** Docxodus leaves a note behind whose reference it took out; notes nobody refers to are no text, so here notes are not compared. */
export const withoutNotes = (lines: readonly string[]): readonly string[] => lines.filter((line) => !/^(?:== )?(?:foot|end)note\b/.test(line));

/**
 * W3 by Docxodus: its accept gives the clean copy, its reject the base. Strict files are not put to it. Where it resolves the
 * marks a file came with otherwise than we do (`judged-resolving.test.ts` says why), ours on top of them are not judged.
 */
export const docxodusObjections = (all: readonly Exhibit[]): Promise<Objections> =>
  inScratch(async (folder) => {
    const exhibits = all.filter((exhibit) => !isStrict(exhibit));
    const jobs = exhibits.flatMap(({ seed, base, written }): Job[] => {
      const files = { redline: written.redline, ...(base.earlierMarks === 'keep' && { base: base.bytes }) };
      return Object.entries(files).flatMap(([what, bytes]) => {
        const file = keep(folder, seed, what, bytes);
        return (['accept', 'reject'] as const).map((ask) => ({ id: `${String(seed)} ${what} ${ask}`, ask, file, out: join(folder, `${String(seed)}-${what}-${ask}.docx`) }));
      });
    });
    const verdicts = new Map((await askDocxodus(jobs)).map((verdict) => [verdict.id, verdict]));
    return new Map(
      exhibits.map(({ seed, base, written }) => {
        const differs = (what: string, ask: string, wanted: readonly string[]): string | undefined => {
          const error = verdicts.get(`${String(seed)} ${what} ${ask}`)?.error;
          if (error !== undefined) return `Docxodus cannot ${ask}: ${error}`;
          const difference = firstDifference(withoutNotes(wanted), withoutNotes(allLines(new Uint8Array(readFileSync(join(folder, `${String(seed)}-${what}-${ask}.docx`))))));
          return difference === undefined ? undefined : `Docxodus, ${ask}: ${difference}`;
        };
        const judged = (ask: string, wanted: readonly string[], ofBase: readonly string[]): string[] => {
          if (base.earlierMarks === 'keep' && differs('base', ask, ofBase) !== undefined) return [];
          const difference = differs('redline', ask, wanted);
          return difference === undefined ? [] : [difference];
        };
        return [seed, [...judged('accept', allLines(written.clean), allLines(base.accepted)), ...judged('reject', base.rejectedLines, base.rejectedLines)]] as const;
      }),
    );
  });

/**
 * W4 by LibreOffice: it opens the redline, names its author, and its accept and reject read like the clean copy and the base.
 * Empty lines are not compared: where a whole paragraph goes in front of a table or at the end of a body or cell, LibreOffice
 * has nothing to join its mark with and leaves an empty line; Docxodus and we take the line out (17.13.5.15, 17.13.5.20). A row
 * it cannot take out keeps a zero-width joiner. Where paragraphs move, the numbers are left to Docxodus.
 */
export const libreOfficeObjections = (exhibits: readonly Exhibit[]): Promise<Objections> =>
  inScratch(async (folder) => {
    const jobs = exhibits.flatMap(({ seed, base, written }): Job[] => {
      const job = (ask: string, file: string, of: string): Job => ({ id: `${String(seed)} ${of}`, ask, file });
      const redline = keep(folder, seed, 'redline', written.redline);
      const ground = keep(folder, seed, 'base', base.bytes);
      return [job('accept', redline, 'accepted'), job('reject', redline, 'rejected'), job('read', keep(folder, seed, 'clean', written.clean), 'clean'), job('reject', ground, 'base'), ...(base.earlierMarks === 'keep' ? [job('accept', ground, 'base, accepted'), job('read', keep(folder, seed, 'accepted', base.accepted), 'base with our acceptance')] : [])];
    });
    const verdicts = new Map((await askLibreOffice(jobs)).map((verdict) => [verdict.id, verdict]));
    return new Map(
      exhibits.map((exhibit) => {
        const { seed, base, written } = exhibit;
        const withNumbers = !movesParagraphs(exhibit);
        const of = (what: string): LibreOfficeVerdict | undefined => verdicts.get(`${String(seed)} ${what}`);
        const difference = (what: string, wanted: string): string | undefined => firstDifference(wordedLines(of(wanted), withNumbers), wordedLines(of(what), withNumbers));
        const judged = (what: string, wanted: string): string[] => {
          const found = difference(what, wanted);
          return found === undefined ? [] : [`LibreOffice, ${what} is not the ${wanted}: ${found}`];
        };
        // Where it accepts the marks a file came with otherwise than we do, ours on top of them are judged by their rejection.
        const acceptsAlike = base.earlierMarks === 'accept' || difference('base, accepted', 'base with our acceptance') === undefined;
        // Whoever it names in the base it must go on naming.
        const wanted = [...new Set([...(of('base')?.authors ?? []), ...(marksWords(written.redline) ? [EDITOR.author] : [])])].sort();
        const missing = wanted.filter((author) => !(of('accepted')?.authors ?? []).includes(author));
        return [seed, [...(acceptsAlike ? judged('accepted', 'clean') : []), ...judged('rejected', 'base'), ...(missing.length > 0 ? [`LibreOffice does not name as author: ${missing.join(', ')}`] : [])]] as const;
      }),
    );
  });

/** Number and text of each paragraph as LibreOffice shows it; an error is a line of its own. */
export const shownLines = (verdict: Pick<LibreOfficeVerdict, 'error' | 'lines'> | undefined): string[] => [...(verdict?.error === undefined ? [] : [`error: ${verdict.error}`]), ...(verdict?.lines ?? []).map((line) => line.join('|'))];

/** The lines with a word on them. */
export const wordedLines = (verdict: LibreOfficeVerdict | undefined, withNumbers: boolean): string[] =>
  shownLines(verdict === undefined ? undefined : { ...verdict, lines: verdict.lines.filter(([, text]) => text.replaceAll('\u200D', '').trim() !== '').map(([number, text]) => [withNumbers ? number : '', text]) });

function keep(folder: string, seed: number, what: string, bytes: Uint8Array): string {
  const path = join(folder, `${String(seed)}-${what}.docx`);
  writeFileSync(path, bytes);
  return path;
}

async function inScratch<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-exhibits-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** W4 asks for the author of every change of text; an empty line that goes is none. */
const marksWords = (redline: Uint8Array): boolean => /<\w+:(?:ins|del|moveTo|moveFrom) [^>]*w:author="Northwind Trading"[^>]*[^/]>(?:(?!<\/\w+:(?:ins|del|moveTo|moveFrom)>)[^])*?<\w+:(?:t|delText)[ >]/.test(openPackage(redline, nodeZlib).xml('word/document.xml')?.source ?? '');
