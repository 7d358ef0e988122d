import { describe, expect, test } from 'vitest';
import { aDocx, cellsOf, p, r, readBody, tbl, tc } from './office-builders.ts';
import { readFile } from '../../src/ingest/read-file.ts';

const field = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const textBox = (text: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

describe('text of a Word file', () => {
  test('runs of one paragraph are one text, a line broken by hand is a paragraph of its own', async () => {
    const { lines } = await readBody(`<w:p>${r('2022')}${r('年度')}<w:r><w:br/><w:t>整体支出</w:t></w:r></w:p><w:p/>${p('第二段')}`);
    expect(lines).toEqual(['2022年度', '整体支出', '第二段']);
  });

  test('tabs are spaces, unbreakable hyphens are hyphens, entities are read', async () => {
    const { lines } = await readBody('<w:p><w:r><w:t>315</w:t><w:noBreakHyphen/><w:t>0404</w:t><w:tab/><w:t>≥90% &amp; &lt;100&#37;</w:t></w:r></w:p>');
    expect(lines).toEqual(['315-0404 ≥90% & <100%']);
  });

  test('signs of symbol fonts are read by their font', async () => {
    const { lines, issues } = await readBody('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>90%</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fe</w:t></w:r></w:p>');
    expect(lines).toEqual(['≥90%🗹']);
    expect(issues).toEqual([]);
  });

  test('a heading, a bold centred title and a font size are kept as looks', async () => {
    const styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>';
    const { document } = await readBody(p('自评报告', '<w:pStyle w:val="t"/>') + p('第一部分', '<w:outlineLvl w:val="0"/>') + p('正文'), { styles });
    expect(document.blocks.map((block) => block.kind === 'paragraph' && block.style)).toEqual([
      { bold: true, centred: true, fontSize: 22, origin: 'body' }, { heading: 1, fontSize: 10.5, origin: 'body' }, { fontSize: 10.5, origin: 'body' },
    ]);
  });

  test('tracked changes are read as accepted', async () => {
    const { lines, dropped } = await readBody(
      `<w:p>${r('共办理')}<w:del><w:r><w:delText>500</w:delText></w:r></w:del><w:ins>${r('515')}</w:ins>${r('件')}<w:moveFrom>${r('移走')}</w:moveFrom><w:moveTo>${r('移来')}</w:moveTo></w:p>`,
    );
    expect(lines).toEqual(['共办理515件移来']);
    expect(dropped).toEqual(['hidden: 500']);
  });

  test('a paragraph whose end was deleted goes on in the next one', async () => {
    const { lines } = await readBody(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('年末资产')}</w:p>${p('总额')}`);
    expect(lines).toEqual(['年末资产总额']);
  });

  test('hidden text and comments are kept aside', async () => {
    const { lines, dropped } = await readBody(`<w:p>${r('显示')}${r('隐藏', '<w:vanish/>')}</w:p>`, { comments: `<w:comment w:id="0">${p('请核对')}</w:comment>` });
    expect(lines).toEqual(['显示']);
    expect(dropped).toEqual(['hidden: 隐藏', 'hidden: 请核对']);
  });

  test('a table of contents is kept aside, whether a field, a control or a style', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>';
    const body =
      `<w:p>${field('TOC \\o "1-3"', r('一、概况 1')).replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', '')}</w:p><w:p>${r('二、绩效 3')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` +
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('目录')}</w:sdtContent></w:sdt>${p('三、其他 9', '<w:pStyle w:val="T1"/>')}${p('正文')}`;
    const { lines, dropped } = await readBody(body, { styles });
    expect(lines).toEqual(['正文']);
    expect(dropped).toEqual(['contents: 一、概况 1', 'contents: 二、绩效 3', 'contents: 目录', 'contents: 三、其他 9']);
  });

  test('fields show their result, page numbers are kept aside', async () => {
    const { lines, dropped } = await readBody(`<w:p>${r('见表')}${field('REF t1', r('3'))}<w:fldSimple w:instr=" DATE "><w:r><w:t>2022年</w:t></w:r></w:fldSimple></w:p><w:p>${field('PAGE', r('12'))}</w:p>`);
    expect(lines).toEqual(['见表32022年']);
    expect(dropped).toEqual(['page_number: 12']);
  });

  test('check boxes and choices of a form are read as shown', async () => {
    const box = (checked: string): string => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>${checked}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { lines } = await readBody(`<w:p>${box('<w:checked/>')}${r('一次性')}${box('')}${r('经常性')}</w:p>`);
    expect(lines).toEqual(['☑一次性□经常性']);
  });

  test('a text box is read once, after the paragraph that holds it', async () => {
    const { lines, document } = await readBody(`<w:p>${r('正文')}${textBox('单位:万元')}${r('继续')}</w:p>${p('后文')}`);
    expect(lines).toEqual(['正文继续', '单位:万元', '后文']);
    expect(document.blocks.map((block) => block.kind === 'paragraph' && block.style.origin)).toEqual(['body', 'textbox', 'body']);
  });

  test('an old text box without an alternative is read too', async () => {
    const { lines } = await readBody(`<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('附表')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`);
    expect(lines).toEqual(['附表']);
  });

  test('footnotes follow the text', async () => {
    const footnotes = `<w:footnote w:type="separator" w:id="-1">${p('')}</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${r('含上年结转。')}</w:p></w:footnote>`;
    const { lines, document } = await readBody(`<w:p>${r('支出合计')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('1092.90万元')}</w:p>${p('后文')}`, { footnotes });
    expect(lines).toEqual(['支出合计1092.90万元', '后文', '含上年结转。']);
    expect(document.blocks.at(-1)).toMatchObject({ style: { origin: 'footnote' } });
  });

  test('a header is no part of the text', async () => {
    const { lines, dropped } = await readBody(p('正文'), { header: p('某局自评报告') });
    expect(lines).toEqual(['正文']);
    expect(dropped).toEqual(['running_header: 某局自评报告']);
  });

  test('a formula in one line is text; one with a fraction is left out and said so', async () => {
    const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
    const { lines, dropped, issues } = await readBody(`<w:p>${r('目标')}<m:oMath>${run('≥90%')}</m:oMath></w:p><w:p>${r('执行率')}<m:oMath><m:f><m:num>${run('执行数')}</m:num><m:den>${run('预算数')}</m:den></m:f></m:oMath></w:p>`);
    expect(lines).toEqual(['目标≥90%', '执行率']);
    expect(dropped).toEqual(['hidden: 执行数预算数']);
    expect(issues).toEqual(['docx.formula-skipped']);
  });

  test('a file that is only pictures says so', async () => {
    const { document, issues } = await readBody('<w:p><w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r></w:p>');
    expect(document.blocks.map((block) => block.kind)).toEqual(['image']);
    expect(issues).toEqual(['docx.image-not-read']);
  });

  test('ruby keeps the text and puts its reading aside', async () => {
    const { lines } = await readBody(`<w:p><w:r><w:ruby><w:rt>${r('dian')}</w:rt><w:rubyBase>${r('典')}</w:rubyBase></w:ruby></w:r>${r('亮')}</w:p>`);
    expect(lines).toEqual(['典亮']);
  });

  test('content controls, smart tags and links are looked through', async () => {
    const { lines } = await readBody(`<w:p><w:sdt><w:sdtPr><w:alias w:val="单位"/></w:sdtPr><w:sdtContent>${r('某局')}</w:sdtContent></w:sdt><w:smartTag>${r('2022')}</w:smartTag><w:hyperlink>${r('年度')}</w:hyperlink><w:bdo>${r('报告')}</w:bdo></w:p>`);
    expect(lines).toEqual(['某局2022年度报告']);
  });

  test('namespace prefixes other than w are understood', async () => {
    const bytes = aDocx('').slice();
    const { strToU8, unzipSync, zipSync } = await import('fflate');
    const files = unzipSync(bytes);
    files['word/document.xml'] = strToU8('<ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body><ns0:p><ns0:r><ns0:t>正文</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>');
    const read = await readFile('a.docx', zipSync(files));
    expect(read.kind === 'document' && read.document.text).toBe('正文\n');
  });
});

describe('tables of a Word file', () => {
  test('merged cells occur once, at their top left', async () => {
    const { document } = await readBody(
      tbl([tc('一级指标'), tc('三级指标', '<w:gridSpan w:val="2"/>')], [tc('产出指标', '<w:vMerge w:val="restart"/>'), tc('场次'), tc('14场')], [tc('', '<w:vMerge/>'), tc('案件'), tc('515件')]),
    );
    expect(cellsOf(document)).toEqual(['0,0 一级指标', '0,1+1×2 三级指标', '1,0+2×1 产出指标', '1,1 场次', '1,2 14场', '2,1 案件', '2,2 515件']);
  });

  test('a row that begins further right leaves a hole, not a shift', async () => {
    const { document } = await readBody(`<w:tbl><w:tr>${tc('甲')}${tc('乙')}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('丙')}</w:tr></w:tbl>`);
    expect(cellsOf(document)).toEqual(['0,0 甲', '0,1 乙', '1,1 丙']);
  });

  test('a border dragged by a hair makes no column of its own', async () => {
    const grid = '<w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="15"/><w:gridCol w:w="2000"/><w:gridCol w:w="900"/></w:tblGrid>';
    const wide = (n: number): string => `<w:gridSpan w:val="${n}"/>`;
    const { document } = await readBody(`<w:tbl>${grid}<w:tr>${tc('指标', wide(2))}${tc('目标')}${tc('得分')}</w:tr><w:tr>${tc('场次')}${tc('14场', wide(2))}${tc('5')}</w:tr><w:tr>${tc('总分', wide(3))}${tc('100')}</w:tr></w:tbl>`);
    expect(cellsOf(document)).toEqual(['0,0 指标', '0,1 目标', '0,2 得分', '1,0 场次', '1,1 14场', '1,2 5', '2,0+1×2 总分', '2,2 100']);
  });

  test('a grid whose widths say nothing is left alone', async () => {
    const grid = '<w:tblGrid><w:gridCol w:w="0"/><w:gridCol w:w="50"/><w:gridCol w:w="0"/></w:tblGrid>';
    const { document } = await readBody(`<w:tbl>${grid}<w:tr>${tc('甲')}${tc('乙')}${tc('丙')}</w:tr></w:tbl>`);
    expect(cellsOf(document)).toEqual(['0,0 甲', '0,1 乙', '0,2 丙']);
  });

  test('old horizontal merges count as one cell', async () => {
    const { document } = await readBody(tbl([tc('总分', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('100')], [tc('甲'), tc('乙'), tc('丙')]));
    expect(cellsOf(document)).toEqual(['0,0+1×2 总分', '0,2 100', '1,0 甲', '1,1 乙', '1,2 丙']);
  });

  test('a merge that nothing begins is a cell of its own', async () => {
    const { document } = await readBody(tbl([tc('甲'), tc('乙')], [tc('丙', '<w:vMerge/>'), tc('丁')]));
    expect(cellsOf(document)).toEqual(['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁']);
  });

  test('text left behind in a merged cell is kept aside', async () => {
    const { document, dropped } = await readBody(tbl([tc('甲', '<w:vMerge w:val="restart"/>'), tc('乙')], [tc('旧文', '<w:vMerge w:val="continue"/>'), tc('丁')]));
    expect(cellsOf(document)).toEqual(['0,0+2×1 甲', '0,1 乙', '1,1 丁']);
    expect(dropped).toEqual(['hidden: 旧文']);
  });

  test('deleted and hidden rows are not there', async () => {
    const { document, dropped } = await readBody(`<w:tbl><w:tr>${tc('甲')}${tc('乙')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${tc('丙')}${tc('丁')}</w:tr><w:tr>${tc('戊')}${tc('己')}</w:tr></w:tbl>`);
    expect(cellsOf(document)).toEqual(['0,0 甲', '0,1 乙', '1,0 戊', '1,1 己']);
    expect(dropped).toEqual(['hidden: 丙', 'hidden: 丁']);
  });

  test('paragraphs of a cell are lines of its text', async () => {
    const { document } = await readBody(tbl([tc(p('1、甲') + p('2、乙')), tc('丙')]));
    expect(cellsOf(document)).toEqual(['0,0 1、甲\n2、乙', '0,1 丙']);
  });

  test('a table inside a cell follows the outer one', async () => {
    const { document } = await readBody(tbl([tc('甲'), tc(p('乙') + tbl([tc('丙'), tc('丁')]) + p(''))]) + p('后文'));
    expect(cellsOf(document, 0)).toEqual(['0,0 甲', '0,1 乙']);
    expect(cellsOf(document, 1)).toEqual(['0,0 丙', '0,1 丁']);
    expect(document.text).toBe('甲\t乙\n丙\t丁\n后文\n');
  });

  test('a frame of one cell around text is no table', async () => {
    const { document } = await readBody(tbl([tc(p('说明') + tbl([tc('丙'), tc('丁')]))]));
    expect(document.blocks.map((block) => block.kind)).toEqual(['paragraph', 'table']);
  });

  test('rows in a content control are rows', async () => {
    const { document } = await readBody(`<w:tbl><w:sdt><w:sdtContent><w:tr>${tc('甲')}<w:sdt><w:sdtContent>${tc('乙')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`);
    expect(cellsOf(document)).toEqual(['0,0 甲', '0,1 乙']);
  });

  test('a text box in a cell is a line of the cell', async () => {
    const { document } = await readBody(tbl([tc(`<w:p>${r('甲')}${textBox('注')}</w:p>`), tc('乙')]));
    expect(cellsOf(document)).toEqual(['0,0 甲\n注', '0,1 乙']);
  });
});

describe('nothing of a Word file is lost', () => {
  test('every text of three hundred arbitrary bodies is in the text or kept aside', { timeout: 60_000 }, async () => {
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    let serial = 0;
    const word = (): string => `字${(serial++).toString(36)}。`;
    const run = (): string => r(word(), ['', '', '<w:b/>', '<w:vanish/>'][random(4)]!);
    const inline = (depth: number): string => {
      switch (random(depth > 2 ? 3 : 10)) {
        case 3: return `<w:ins>${inline(depth + 1)}</w:ins>`;
        case 4: return `<w:del><w:r><w:delText>${word()}</w:delText></w:r></w:del>`;
        case 5: return textBox(word());
        case 6: return `<w:hyperlink>${inline(depth + 1)}</w:hyperlink>`;
        case 7: return field(['PAGE', 'REF a', 'TOC'][random(3)]!, inline(depth + 1));
        case 8: return `<w:sdt><w:sdtContent>${inline(depth + 1)}</w:sdtContent></w:sdt>`;
        case 9: return `<w:fldSimple w:instr="NUMPAGES">${run()}</w:fldSimple>`;
        default: return run();
      }
    };
    const paragraph = (): string => `<w:p>${random(9) === 0 ? '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>' : ''}${Array.from({ length: random(4) }, () => inline(0)).join('')}</w:p>`;
    const merge = (): string => ['', '', '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', '<w:vMerge/>', '<w:hMerge/>'][random(6)]!;
    const block = (depth: number): string =>
      random(4) === 0 && depth < 3
        ? `<w:tbl>${Array.from({ length: 1 + random(3) }, () => `<w:tr>${random(8) === 0 ? '<w:trPr><w:del/></w:trPr>' : ''}${Array.from({ length: 1 + random(3) }, () => `<w:tc><w:tcPr>${merge()}</w:tcPr>${block(depth + 1)}${paragraph()}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
        : paragraph();
    for (let i = 0; i < 300; i++) {
      const body = Array.from({ length: 1 + random(6) }, () => block(0)).join('') + p('终');
      const { document } = await readBody(body);
      const all = document.text + document.dropped.map((each) => each.text).join('');
      const lost = [...new Set([...body.matchAll(/字[0-9a-z]+。/g)].map((match) => match[0]))].filter((each) => !all.includes(each));
      expect(lost, body).toEqual([]);
    }
  });
});
