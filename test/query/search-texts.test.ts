import { expect, test } from 'vitest';
import { searchTexts } from '../../src/query/search-texts.ts';
import type { DocumentRow, FoundDocument, Store } from '../../src/store/store.ts';

const found = (id: string, text: string): FoundDocument => ({ row: { id } as DocumentRow, text, pageStarts: [], sections: () => [{ start: 0, path: ['基本情况'] }] });

async function search(words: readonly string[], ...documents: FoundDocument[]) {
  const store: Pick<Store, 'search'> = { search: async () => ({ total: documents.length, documents }) };
  return (await searchTexts(store as Store, words, {})).documents;
}

const APART = '案件评查。'.repeat(6) + '一'.repeat(60) + '法律援助';

test('a document in which the words stand together comes before one with more hits apart', async () => {
  expect((await search(['法律援助', '案件'], found('a', APART), found('b', '受理法律援助案件12件。'))).map(({ row, count }) => [row.id, count])).toEqual([['b', 2], ['a', 7]]);
});

test('of many places those are shown where the words stand nearest one another', async () => {
  const far = `案件${'一'.repeat(50)}法律援助${'一'.repeat(50)}`;
  const [document] = await search(['法律援助', '案件'], found('a', `${far}${far}法律援助案件12件${far}案件的法律援助${far}案件与法律援助`));
  expect(document!.hits.map(({ snippet }) => snippet.match + snippet.after.slice(0, 4))).toEqual(['法律援助案件12', '案件的法律援', '案件与法律援']);
});

test('one word is shown where it first stands, each place once', async () => {
  const [document] = await search(['案件'], found('a', `案件和案件${'一'.repeat(40)}案件${'二'.repeat(40)}案件${'三'.repeat(40)}案件`));
  expect(document!.hits.map(({ start }) => start)).toEqual([0, 45, 87]);
});
