import { DocumentBuilder } from '../../model/builder.ts';
import type { Document, Dropped } from '../../model/document.ts';
import { DocumentError } from '../../model/outcome.ts';
import type { Issue } from '../../model/outcome.ts';
import type { ZipPackage } from '../zip-members.ts';
import { NumberCounter, readNumbering } from './numbering.ts';
import { reduceStory } from './story.ts';
import type { ParagraphNote, Story } from './story-parts.ts';
import { readStyles } from './styles.ts';
import { writeTree } from './to-document.ts';
import { readTree } from './tree.ts';
import { XmlScanner, unescapeXml } from './xml-scanner.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface ReadDocx {
  readonly document: Document;
  readonly issues: readonly Issue[];
  /** Whole documents embedded as `w:altChunk` (exports of web editors); the caller knows how to read their formats. */
  readonly chunks: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Reads a Word package. mammoth gives content and merged cells; numbers, text boxes, hidden text and looks are read beside it. Pages are unknown. */
export async function readDocx(zip: ZipPackage): Promise<ReadDocx> {
  const main = mainPart(zip);
  const relations = readRelations(zip, relationsOf(main));
  const part = (type: string): string | null => {
    const target = [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target;
    return target === undefined ? null : text(zip, resolve(main, target));
  };
  const xml = text(zip, main);
  if (xml === null) throw damaged();
  const styles = readStyles(part('styles') ?? '');
  const counter = new NumberCounter(readNumbering(part('numbering') ?? ''), styles);
  const notes: ParagraphNote[] = [];
  const story = (source: string | null, origin: 'body' | 'footnote'): Story | null => (source === null ? null : reduceStory(source, { styles, counter, notes, origin }));
  const body = story(xml, 'body')!;
  const footnotes = story(part('footnotes'), 'footnote');
  const endnotes = story(part('endnotes'), 'footnote');

  const { tree, messages } = await readTree({
    'word/document.xml': body.xml, 'word/footnotes.xml': footnotes?.xml ?? null, 'word/endnotes.xml': endnotes?.xml ?? null,
  }).catch((error: unknown) => {
    throw damaged(error);
  });
  const builder = new DocumentBuilder(DOCX, metadataTitle(zip));
  writeTree(tree, notes, builder);
  const stories = [body, footnotes, endnotes].filter((each) => each !== null);
  for (const dropped of [...stories.flatMap((each) => each.dropped), ...asides(zip, main, relations)]) builder.drop(dropped);
  const document = builder.build();
  const sum = (count: (each: Story) => number): number => stories.reduce((total, each) => total + count(each), 0);
  return {
    document,
    issues: issuesOf({ formulas: sum((each) => each.formulas), images: sum((each) => each.images), formats: [...counter.unknownFormats], messages, document }),
    chunks: body.chunks.flatMap((id) => {
      const name = resolve(main, relations.get(id)?.target ?? '');
      const bytes = zip.read(name);
      return bytes ? [{ name, bytes }] : [];
    }),
  };
}

function issuesOf(found: { formulas: number; images: number; formats: readonly string[]; messages: readonly string[]; document: Document }): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, severity: Issue['severity'], message: string, messageEn: string): void => void issues.push({ code: `docx.${code}`, severity, message, messageEn, at: [] });
  if (found.formulas > 0) add('formula-skipped', 'info', `有 ${found.formulas} 个公式未读入正文`, `${found.formulas} formulas were left out of the text`);
  if (found.images > 0) {
    const empty = found.document.text.trim() === '';
    add('image-not-read', empty ? 'error' : 'info', empty ? '文件里只有图片,没有文字,图片中的内容未读取' : `有 ${found.images} 张图片未读取`, `${found.images} pictures were not read`);
  }
  for (const format of found.formats) add('unknown-number-format', 'warning', `自动编号格式 ${format} 无法识别,已按阿拉伯数字处理`, `numbering format ${format} is not known and was written in decimal digits`);
  const signs = found.messages.filter((message) => message.includes('w:sym'));
  if (signs.length > 0) add('unknown-sign', 'warning', `有 ${signs.length} 处特殊符号无法识别`, signs.join('; '));
  return issues;
}

// ---------- parts and relationships ----------

interface Relation {
  readonly type: string;
  readonly target: string;
}

function mainPart(zip: ZipPackage): string {
  const relation = [...readRelations(zip, '_rels/.rels').values()].find((each) => each.type.endsWith('/officeDocument'));
  const name = relation ? resolve('', relation.target) : 'word/document.xml';
  return zip.members.has(name) ? name : 'word/document.xml';
}

const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

function readRelations(zip: ZipPackage, name: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  const s = new XmlScanner(text(zip, name) ?? '');
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open' || !s.name.endsWith('Relationship') || s.attribute('TargetMode') === 'External') continue;
    relations.set(s.attribute('Id') ?? '', { type: s.attribute('Type') ?? '', target: unescapeXml(s.attribute('Target') ?? '') });
  }
  return relations;
}

/** A target is relative to its part's folder, or to the package when it begins with `/`. */
function resolve(part: string, target: string): string {
  const parts = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

function text(zip: ZipPackage, name: string): string | null {
  const bytes = zip.read(name);
  if (!bytes) return null;
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Comments, headers and footers: on the page, but not the report's own words. */
function asides(zip: ZipPackage, main: string, relations: ReadonlyMap<string, Relation>): Dropped[] {
  const dropped: Dropped[] = [];
  for (const { type, target } of relations.values()) {
    const kind = type.slice(type.lastIndexOf('/') + 1);
    const reason = kind === 'header' ? 'running_header' : kind === 'footer' ? 'running_footer' : kind === 'comments' ? 'hidden' : null;
    if (reason === null) continue;
    for (const line of paragraphsOf(text(zip, resolve(main, target)) ?? '')) dropped.push({ text: line, reason, page: null });
  }
  return dropped;
}

function paragraphsOf(xml: string): string[] {
  const lines: string[] = [];
  let line = '';
  const s = new XmlScanner(xml);
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind === 'close' && s.name === 'w:p') {
      if (line.trim() !== '') lines.push(line.trim());
      line = '';
    } else if (kind === 'open' && s.name === 'w:t') line += unescapeXml(s.inside());
    else if (kind === 'open' && s.name === 'mc:Fallback') s.skip();
  }
  return lines;
}

function metadataTitle(zip: ZipPackage): string | null {
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(text(zip, 'docProps/core.xml') ?? '');
  return title ? unescapeXml(title[1]!).trim() || null : null;
}

const damaged = (cause?: unknown): DocumentError => new DocumentError('corrupt', 'Word 文件已损坏,无法读取', 'the Word file is damaged', { cause });
