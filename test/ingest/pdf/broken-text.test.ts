import { describe, expect, test } from 'vitest';
import { brokenShare } from '../../../src/ingest/pdf/broken-text.ts';

const SENTENCE = '全年预算数为1092.90万元，执行数为1088.20万元，执行率99.57%。全县共办理法律援助案件五百余件，为受援人挽回经济损失一千余万元，较上年增长12.5%，年度绩效目标已经全部完成，群众满意度达到百分之九十八。下一步将加强预算管理，按规定公开有关情况，进一步提高资金使用效益。';

describe('a text layer', () => {
  test.each([
    ['Chinese prose', '全年预算数为1092.90万元，执行数为1088.20万元，执行率99.57%。全县共办理法律援助案件五百余件，为受援人挽回经济损失一千余万元，较上年增长12.5%，年度绩效目标已经全部完成，群众满意度达到百分之九十八。'],
    ['a table of figures', '1,234.56 100.00 98.5% 10 8 — 2022 2023 ≥95% ≤3天'],
    ['Latin prose with accents', 'Société générale à responsabilité limitée, coûts élevés'],
    ['Latin prose with an address', `The department's total budget for 2022 was $1,234.56 (in ten thousands); it "rose" by 3.4% & the rest [see note 3] went to A/B projects; https://example.org/a?b=1&c=2`],
    ['place names', '赤城涿鹿怀来蔚阳原崇礼沽源尚义康保张北万全宣化赤峰通辽鄂尔多斯呼伦贝尔巴彦淖尔乌兰察布锡林郭勒阿拉善兴安盟扎兰屯牙克石根河额尔古纳满洲里霍林郭勒丰镇二连浩特乌兰浩特阿尔山锡林浩特科尔沁奈曼库伦扎鲁特开鲁敖汉宁城喀喇沁翁牛特克什克腾林西巴林'],
    ['a rare character of a name', '负责人：𠮷田'],
  ])('of %s is sound', (_name, text) => {
    expect(brokenShare(text)).toBeLessThan(0.05);
  });

  test.each([
    ['private-use characters', '\ue101\ue102\ue103 1092.90'],
    ['replacement characters', '\ufffd\ufffd\ufffd\ufffd 10'],
    ['GBK bytes read as Latin-1', 'ÎÒÃÇµÄÔ¤Ëã±í 2022'],
    ['glyph numbers read as characters of odd scripts', 'ԟᎈఈᄙഄጔ໐ཐ'],
    ['codes of a font without a table to Unicode', `!"#$%&'()*+#$,-./0//123*+%&,--405/123%&678-9:;<=>?@A#$BCDEFGHIJKL*+MNOP#$%&QRSTUV()*+WXYZ[\\]^_\`ab!"cdef<=>?`],
    ['Han characters shifted by 29', [...SENTENCE].map((c) => (/[一-鿿]/u.test(c) ? String.fromCodePoint(c.codePointAt(0)! + 29) : c)).join('')],
    ['Han characters at random', '閖閘閙閚閛閜閝閞閟閠関閣閤閥閦閧閨閩閪閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊闋闌闍闎闏闐闑闒闓闔闕闖闗闘闙闚闛關闝闞闟闠闡闢闣闤闥闦闧门閂閃'],
  ])('of %s is broken', (_name, text) => {
    expect(brokenShare(text)).toBeGreaterThan(0.2);
  });
});
