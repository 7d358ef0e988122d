import type { LoadedGroup } from '../../rules/rule-set.ts';
import type { KeyFacts } from '../store.ts';
import { packText, unpackText } from '../zstd.ts';
import type { Connection } from './connection.ts';

/** One transaction; a group that is there already is not packed again. */
export function noteKey(connection: Connection, key: string, { code, rules }: KeyFacts, groups: Readonly<Record<string, LoadedGroup>>): void {
  connection.transaction(() => {
    const { changes } = connection.prepare('INSERT INTO read_key (key, code, rules) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(key, JSON.stringify(code), JSON.stringify(rules));
    if (changes === 0) return;
    const known = connection.prepare('SELECT 1 FROM rule_group WHERE hash = ?');
    const insert = connection.prepare('INSERT INTO rule_group (hash, packed) VALUES (?, ?)');
    for (const group of Object.values(groups)) {
      if (!known.get(group.hash)) insert.run(group.hash, packText(JSON.stringify(group)));
    }
  }).immediate();
}

export function keyFacts(connection: Connection, key: string): KeyFacts | null {
  const row = connection.prepare('SELECT code, rules FROM read_key WHERE key = ?').get(key) as { code: string; rules: string } | undefined;
  return row ? { code: JSON.parse(row.code) as KeyFacts['code'], rules: JSON.parse(row.rules) as KeyFacts['rules'] } : null;
}

export function ruleGroup(connection: Connection, hash: string): LoadedGroup | null {
  const packed = connection.prepare('SELECT packed FROM rule_group WHERE hash = ?').pluck().get(hash) as Uint8Array | undefined;
  return packed ? (JSON.parse(unpackText(packed)) as LoadedGroup) : null;
}
