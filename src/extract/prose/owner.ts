import type { Grammar } from './grammar.ts';

/** Shortest part of a unit's name that stands for it: 司法局. Characters. */
const SHORTEST_NAME = 3;
/** `(以下简称“市中心”)` behind a name. */
const CALLED = /^\((?:以下|下)?简称[^()]*\)/u;
/** Words between which and what is counted the unit's name stands only as an owner: `安排|县供水站|出国团组`. */
const OWNS = /^.{0,16}安排$/u;

/**
 * The words in front of a count without the name of the unit that the report is about, whole or from its middle on:
 * `清河县司法局国内公务接待` is 国内公务接待. The name stays where nothing else is left to be counted.
 */
export function withoutOwner(before: string, department: string | null, grammar: Grammar): string {
  if (department === null) return before;
  const text = grammar.strip('lead', before);
  const at = text.indexOf(department);
  if (at > 0 && OWNS.test(text.slice(0, at))) return left(text.slice(at + department.length), before, grammar);
  for (let from = 0; department.length - from >= SHORTEST_NAME; from++) {
    const name = department.slice(from);
    if (text.startsWith(name)) return left(text.slice(name.length), before, grammar);
  }
  return before;
}

function left(rest: string, before: string, grammar: Grammar): string {
  const words = rest.replace(CALLED, '').replace(/^的/u, '');
  return grammar.stripTail(grammar.strip('lead', words)).length >= 2 ? words : before;
}
