import { expect, test } from 'vitest';
import { mayBeReport } from '../../src/pipeline/scan.ts';

test('in a folder, what may be a report is told by its name', () => {
  const reports = ['自评报告.pdf', '自评报告.DOCX', '决算公开', '1.部门概况', '某局2021.12.31公开', '报告.doc'];
  expect(reports.filter(mayBeReport)).toEqual(reports);
});

test('the database and what lies beside it is no report', () => {
  const others = ['jixiao.sqlite', 'jixiao.sqlite-wal', 'jixiao.sqlite-shm', 'jixiao.cache.sqlite', 'jixiao.sqlite.lock', '~$报告.docx', '.DS_Store', 'Thumbs.db', 'logo.svg', 'notes.markup'];
  expect(others.filter(mayBeReport)).toEqual([]);
});
