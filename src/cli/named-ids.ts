/** Ids as people may give them on the command line: the id itself, or the Chinese name that the tables print for it. */
import { UsageError } from './failure.ts';
import { say } from './language.ts';

/** Each id with its Chinese name. */
export type NamedIds<T extends string = string> = Readonly<Record<T, string>>;

/** The id that `value` names. A misspelt one would find nothing and look like an answer: `UsageError` says which ones come near, else all. */
export function namedId<T extends string>(option: string, value: string, names: NamedIds<T>): T {
  const id = idOf(value, names);
  if (id !== undefined) return id;
  const near = Object.entries<string>(names).filter(([, name]) => folded(name).includes(folded(value)));
  if (near.length > 0) throw new UsageError(say(`${option} 没有 ${value}; 相近的有: ${listed(near)}`, `${option} knows no ${value}; close to it: ${listed(near)}`));
  throw new UsageError(say(`${option} 没有 ${value}; 可用: ${listed(Object.entries<string>(names))}`, `${option} knows no ${value}; there are: ${listed(Object.entries<string>(names))}`));
}

/** As `namedId`; nothing where the option was not given. */
export const optionalId = <T extends string>(option: string, value: string | undefined, names: NamedIds<T>): T | undefined =>
  value === undefined ? undefined : namedId(option, value, names);

/** The id of `value`, id or name; undefined where it is neither. */
export function idOf<T extends string>(value: string, names: NamedIds<T>): T | undefined {
  const ids = Object.keys(names) as T[];
  return ids.find((id) => id === value) ?? ids.find((id) => folded(names[id]) === folded(value));
}

/** Quotation marks, widths and white space do not tell names apart: “三公”经费 is 三公经费. */
const folded = (text: string): string => text.normalize('NFKC').replace(/[\s"'“”‘’]/gu, '');

const listed = (ids: readonly (readonly [id: string, name: string])[]): string => ids.map(([id, name]) => `${name}(${id})`).join(' ');
