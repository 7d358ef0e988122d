import { describe, expect, test } from 'vitest';
import { shiftDecimal } from '../../src/normalise/decimal.ts';
import { readAmount, readMoneyUnit } from '../../src/normalise/money.ts';
import { anyLength, seeded } from './seeded.ts';

describe('a cell of money under its column’s unit', () => {
  test.each<[string | null, [string, string | null][]]>([
    ['11213900', [['1,121.39', '万元'], ['１，１２１．３９', '万元'], ['1,121. 39', '（万元）'], ['11213900', '元'], ['1121.39万元', '元'], ['1,121.39万元', null], ['0.1121390', '亿元'], ['11213.9', '单位：千元']]],
    ['2.74', [['2.74元', '万元'], ['2.74', '元'], ['贰元柒角肆分', null]]],
    ['-125000', [['(12.5)', '万元'], ['（12.5）', '万元'], ['-12.50', '万元'], ['－12.5', '万元'], ['负十二点五万元', null]]],
    ['1230000000', [['12亿3000万元', null], ['12.3亿', '万元'], ['拾贰亿叁仟万元整', null]]],
    ['0', [['0', '万元'], ['0.00', '元'], ['零元整', null]]],
    ['9665.18', [['玖仟陆佰陆拾伍圆壹角捌分', null], ['¥9,665.18', '元']]],
    [null, [['', '万元'], ['—', '万元'], ['-', '万元'], ['/', '万元'], ['——', '万元'], ['完成', '万元'], ['12%', '万元'], ['12', null], ['12', '人'], ['4.262,41', '万元'], ['1,2,3', '元'], ['12件', '元'], ['数十', '万元']]],
  ])('%s yuan', (amount, cells) => {
    for (const [text, unit] of cells) expect(readAmount(text, unit)?.amount ?? null, `${text} | ${unit}`).toBe(amount);
  });
});

test('a cell remembers how exactly it was printed', () => {
  expect(readAmount('1092.90', '万元')).toEqual({ amount: '10929000', step: '100', op: 'eq', ownUnit: null });
  expect(readAmount('约35万元', '元')).toEqual({ amount: '350000', step: '10000', op: 'approx', ownUnit: '万元' });
  expect(readAmount('3000多万元', null)).toMatchObject({ amount: '30000000', op: 'approx' });
});

describe('the unit that a title, header or caption declares', () => {
  test.each<[string | null, string[]]>([
    ['万元', ['单位:万元', '单位：万元', '单 位 ： 万 元', '（万元）', '年初预算数（万元）', '金额单位：人民币万元', '预算数(单位：万元)', '项目资金\n（万元）', '万元', '(单位:人、万元)', '填报单位:某局 单位:万元', '以万元为单位']],
    ['元', ['单位：元', '金额单位:元', '（元）', '支出（元）', '单位：人民币元', '元']],
    ['亿元', ['单位:亿元', '(亿元)']],
    ['千元', ['单位：千元']],
    [null, ['', '单位名称', '单位：元氏县司法局', '填报单位：某某局', '收入 35万元', '单位：人', '预算单位', '一般公共预算']],
  ])('%s', (unit, texts) => {
    for (const text of texts) expect(readMoneyUnit(text)?.text ?? null, text).toBe(unit);
  });
});

test('a declared unit leads back to where it is printed', () => {
  const text = '部门收支表  单位： 万 元';
  const unit = readMoneyUnit(text)!;
  expect(text.slice(unit.start, unit.end)).toBe('万 元');
});

test('money survives printing in any unit and reading back', () => {
  const random = seeded(11);
  const units = [['元', 0], ['千元', 3], ['万元', 4], ['亿元', 8]] as const;
  for (let i = 0; i < 3000; i++) {
    const fen = anyLength(random, 13);
    const yuan = shiftDecimal(fen.toString(), -2);
    const [unit, places] = units[Math.floor(random() * units.length)]!;
    const printed = shiftDecimal(yuan, -places);
    const grouped = printed.replace(/^\d+/u, (whole) => whole.replace(/\d(?=(?:\d{3})+$)/gu, '$&,'));
    expect(readAmount(printed, unit)?.amount, `${printed} ${unit}`).toBe(yuan);
    expect(readAmount(grouped + unit, null)?.amount, grouped + unit).toBe(yuan);
  }
});
