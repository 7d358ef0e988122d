/** The whole way into the database against what the usual reader of a format alone takes, and text against the same reports as DOCX. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import mammoth from 'mammoth';
import { pdfjsAlone } from './pdfjs-alone.ts';
import { renderAs } from '../generator/carriers.ts';
import { compose } from '../generator/compose.ts';
import { readRegions } from '../generator/regions.ts';
import { importer, medianCpu } from './in-process.ts';
import type { Bench, Result, Trial } from './trial.ts';

/** Reports of the trials with generated files. */
const REPORTS = 60;
const AT_MOST = 2;

const checkout = path.join(import.meta.dirname, '..', '..');
/** Real disclosures where this checkout stands beside them; else the sample archive. */
const PDF_FOLDERS = [path.join(checkout, '..', 'shared', 'real'), path.join(checkout, 'fixtures')];

export const pdfAgainstPdfjs: Trial = {
  name: 'pdf', what: 'digital PDF into SQLite against pdf.js reading text and operators', target: '≤ 2 times',
  run(bench) {
    const folder = PDF_FOLDERS.find((one) => existsSync(one))!;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf')).map((name) => path.join(folder, name)).sort();
    const contents = files.map((file) => new Uint8Array(readFileSync(file)));
    return against(bench, files, async () => {
      for (const bytes of contents) await pdfjsAlone(bytes);
    });
  },
};

export const docxAgainstMammoth: Trial = {
  name: 'docx', what: "DOCX into SQLite against mammoth's own conversion", target: '≤ 2 times',
  async run(bench) {
    const files = await sameReports(bench, 'docx');
    const contents = files.map((file) => readFileSync(file));
    return against(bench, files, async () => {
      for (const buffer of contents) await mammoth.convertToHtml({ buffer });
    });
  },
};

export const textAgainstDocx: Trial = {
  name: 'text', what: 'text into SQLite against the same reports as DOCX', target: 'no slower',
  async run(bench) {
    const [text, docx] = [await sameReports(bench, 'txt'), await sameReports(bench, 'docx')];
    const { into } = importer(bench.folder('text'));
    const cpu = await medianCpu({ docx: () => into(docx), text: () => into(text) });
    return { figure: `${ratio(cpu.text, cpu.docx)}: ${each(cpu.text, text)} against ${each(cpu.docx, docx)} CPU a report`, met: cpu.text <= cpu.docx };
  },
};

async function against(bench: Bench, files: readonly string[], alone: () => Promise<void>): Promise<Result> {
  const { into } = importer(bench.folder('against'));
  const cpu = await medianCpu({ alone, whole: () => into(files) });
  return { figure: `${ratio(cpu.whole, cpu.alone)}: ${each(cpu.whole, files)} against ${each(cpu.alone, files)} CPU a file, ${files.length} files`, met: cpu.whole <= AT_MOST * cpu.alone };
}

const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} times`;
const each = (ms: number, files: readonly string[]): string => `${(ms / files.length).toFixed(1)} ms`;

async function sameReports(bench: Bench, carrier: 'txt' | 'docx'): Promise<string[]> {
  const folder = bench.folder(`same-${carrier}`);
  const regions = readRegions();
  const files: string[] = [];
  mkdirSync(folder, { recursive: true });
  for (let seed = 1; seed <= REPORTS; seed++) {
    const file = path.join(folder, `${seed}.${carrier}`);
    writeFileSync(file, (await renderAs(carrier, compose(seed, 'all', regions), seed, null))!);
    files.push(file);
  }
  return files;
}

