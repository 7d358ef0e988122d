import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aFolder, anArchive } from '../pipeline/an-archive.ts';
import { startJixiao } from './run-jixiao.ts';

const scratch = aFolder();
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const program = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'start.ts');

test('one command leads from a folder to a comparison of its departments', async () => {
  const { status, out } = await startJixiao([anArchive(3, path.join(scratch, 'reports'))], { cwd: scratch, program });
  expect(status).toBe(0);
  expect(out).toContain('共 3 个文件: 新增 3, 未变 0; 其中部分读取 0, 失败 0');
  expect(out).toMatch(/^库内审核发现: 文档自相矛盾 0, 跨文档不符 0, 识读存疑 0, 未能识别 \d+\n已成为数据: 表格中有数字的格 [\d.-]+%, 正文中的数 100\.0%$/mu);
  expect(out).toContain('各部门支出合计(万元)');
  for (const [number, amount] of [[1, '1,001.50'], [2, '1,002.50'], [3, '1,003.50']]) expect(out).toMatch(new RegExp(`安和县第${number}监测局 +${amount} `, 'u'));
  expect(out).toMatch(/^合计 +3,007\.50\n共 3 行$/mu);
});
