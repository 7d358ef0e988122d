import { isOn } from './properties.ts';

/** What a check box or a drop-down list of a form shows; '' for any other field. Raw XML text. */
export function shownByFormField(xml: string): string {
  if (xml.includes('<w:checkBox>')) {
    const state = /<w:checked(?:\s+w:val="([^"]*)")?\s*\/>/.exec(xml) ?? /<w:default(?:\s+w:val="([^"]*)")?\s*\/>/.exec(xml);
    return state && isOn(state[1] ?? null) ? '☑' : '□';
  }
  if (!xml.includes('<w:ddList>')) return '';
  const entries = [...xml.matchAll(/<w:listEntry\s[^>]*?w:val="([^"]*)"/g)].map((match) => match[1]!);
  return entries[Number(/<w:result\s[^>]*?w:val="(\d+)"/.exec(xml)?.[1] ?? /<w:default\s[^>]*?w:val="(\d+)"/.exec(xml)?.[1] ?? 0)] ?? '';
}

/** Fields whose result is not the document's own text: contents entries, page numbers. */
export function fieldReason(code: string): 'contents' | 'page_number' | null {
  const name = /^\s*([A-Za-z]+)/.exec(code)?.[1]?.toUpperCase();
  if (name === 'TOC' || name === 'TOA') return 'contents';
  return name === 'PAGE' || name === 'NUMPAGES' || name === 'SECTIONPAGES' ? 'page_number' : null;
}
