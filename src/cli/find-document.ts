import type { DocumentRow, Store } from '../store/store.ts';
import { CommandError } from './failure.ts';
import { say } from './language.ts';

/** The one document that the user means: by the beginning of its id, its file name, department or title. */
export async function findDocument(store: Store, text: string): Promise<DocumentRow> {
  const found = await store.findDocuments(text);
  const [only] = found;
  if (!only) throw new CommandError(say(`没有找到文档 ${text}, 用 jixiao list 查看全部`, `no document ${text}, see jixiao list`));
  if (found.length > 1) {
    const choices = found.slice(0, 10).map((d) => `  ${d.id}  ${d.facts.department ?? ''} ${d.facts.fiscalYear ?? ''} ${d.file}`).join('\n');
    throw new CommandError(say(`${text} 对应 ${found.length} 份文档, 请用编号指定:\n${choices}`, `${text} means ${found.length} documents, name one by its id:\n${choices}`));
  }
  return only;
}
