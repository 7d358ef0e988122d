import type { Command } from 'commander';
import type { DocumentHits } from '../../query/search-texts.ts';
import { say } from '../language.ts';
import { reading, toFilter, withEdition, withFilter, withTable } from '../options.ts';
import type { CommonOptions, FilterOptions } from '../options.ts';
import { print, printRows } from '../output.ts';
import type { Column } from '../table.ts';

export function defineSearch(program: Command): void {
  withTable(withFilter(withEdition(program.command('search'))))
    .argument('<words...>', say('要找的词, 几个词都要出现', 'words, all of which must occur'))
    .summary(say('全文检索', 'search the texts'))
    .description(say('在全部正文中查找, 结果带章节和位置。', 'Searches all texts; hits come with section and place.'))
    .action(async (words: string[], options: CommonOptions & FilterOptions) => {
      const { searchTexts } = await import('../../query/search-texts.ts');
      const filter = toFilter(options);
      const { total, documents } = await reading(options, (store) => searchTexts(store, words.flatMap((word) => word.split(/\s+/u)).filter((word) => word !== ''), filter));
      if (options.json || options.csv) {
        printRows(options, columns(), documents.flatMap((document) => document.hits.map((hit) => ({ document, hit }))), hitJson);
        return;
      }
      for (const { row, hits, count } of documents) {
        print(`${row.facts.department ?? row.file} ${row.facts.fiscalYear ?? ''} ${row.facts.title ?? ''} [${row.id.slice(0, 8)}] ${say(`${count} 处`, `${count} hits`)}`);
        for (const hit of hits) print(`  ${[hit.section.at(-1), hitPlace(hit)].filter(Boolean).join(' · ')}: ${highlighted(hit.snippet)}`);
      }
      print(total > documents.length
        ? say(`约 ${total} 份文档, 显示 ${documents.length} 份; 用 --limit 显示更多`, `about ${total} documents, ${documents.length} shown; use --limit for more`)
        : say(`共 ${documents.length} 份文档`, `${documents.length} ${documents.length === 1 ? 'document' : 'documents'}`));
    });
}

type Hit = DocumentHits['hits'][number];
interface HitRow {
  readonly document: DocumentHits;
  readonly hit: Hit;
}

const hitPlace = (hit: Hit): string => (hit.page === null ? say(`字符${hit.start}`, `character ${hit.start}`) : say(`第${hit.page}页`, `p. ${hit.page}`));

const columns = (): Column<HitRow>[] => [
  { title: say('编号', 'id'), value: ({ document }) => document.row.id },
  { title: say('部门', 'department'), value: ({ document }) => document.row.facts.department },
  { title: say('年度', 'year'), value: ({ document }) => document.row.facts.fiscalYear },
  { title: say('章节', 'section'), value: ({ hit }) => hit.section.join(' > ') },
  { title: say('页', 'page'), value: ({ hit }) => hit.page },
  { title: say('起', 'start'), value: ({ hit }) => hit.start },
  { title: say('止', 'end'), value: ({ hit }) => hit.end },
  { title: say('原文', 'text'), value: ({ hit }) => hit.snippet.before + hit.snippet.match + hit.snippet.after },
];

const hitJson = ({ document: { row }, hit }: HitRow): unknown => ({
  document: row.id, file: row.file, department: row.facts.department, fiscalYear: row.facts.fiscalYear, title: row.facts.title, ...hit,
});

const highlighted = ({ before, match, after }: Hit['snippet']): string =>
  process.stdout.isTTY && !process.env['NO_COLOR'] ? `${before}\u001b[1;31m${match}\u001b[0m${after}` : `${before}${match}${after}`;
