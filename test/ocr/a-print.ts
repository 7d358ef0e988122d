import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

/** A face with Chinese characters among the fonts of this machine. */
export const face = GlobalFonts.families.map(({ family }) => family).find((family) => /CJK SC|SimSun|SimHei|Songti|Heiti|PingFang|WenQuanYi|YaHei/u.test(family));

export const PRINTED = '项目支出绩效自评表\n全年执行数12.50万元,执行率98.5%';
export const PRINT_WIDTH = 760;
export const PRINT_HEIGHT = 180;

/** Two lines of print as a PNG; `below` adds empty paper. */
export async function aPrint(below = 0): Promise<Buffer> {
  const canvas = createCanvas(PRINT_WIDTH, PRINT_HEIGHT + below);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, PRINT_WIDTH, PRINT_HEIGHT + below);
  context.fillStyle = '#000000';
  context.font = `32px "${face}"`;
  PRINTED.split('\n').forEach((line, i) => context.fillText(line, 40, 60 + i * 64));
  return canvas.encode('png');
}
