import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Region {
  readonly code: string;
  /** `鹿泉区`, as the contract gives it. */
  readonly name: string;
  /** `石家庄市鹿泉区`, or the name alone where it says enough. */
  readonly printed: string;
}

/** Counties, districts and cities of GB/T 2260 from the rules' table. A name that occurs twice is printed with its city. */
export function readRegions(): Region[] {
  const rows = readFileSync(path.join(import.meta.dirname, '../../rules/regions.tsv'), 'utf8').split('\n').map((line) => line.split('\t'));
  const names = new Map<string, string>();
  const count = new Map<string, number>();
  for (const [code, name] of rows) {
    if (!code || !name || !/^\d{6}$/.test(code) || names.has(code)) continue;
    names.set(code, name);
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  const regions: Region[] = [];
  for (const [code, name] of names) {
    if (code.endsWith('0000') || !/[县区市旗]$/.test(name) || /市辖区|开发区|园区|示范区|新区/.test(name)) continue;
    const city = names.get(`${code.slice(0, 4)}00`);
    if (code.endsWith('00')) regions.push({ code, name, printed: name });
    else if (count.get(name) === 1 && name.length > 2) regions.push({ code, name, printed: name.endsWith('区') && city !== undefined && city.endsWith('市') ? `${city}${name}` : name });
    else if (city !== undefined && city.endsWith('市')) regions.push({ code, name, printed: `${city}${name}` });
  }
  return regions;
}
