import cliProgress from 'cli-progress';
import type { ImportProgress } from '../pipeline/import-files.ts';
import { say } from './language.ts';
import { cutToWidth } from './text-width.ts';

export interface Progress {
  show(progress: ImportProgress): void;
  stop(): void;
}

/** Plain lines come this often: enough to see that it goes on, few enough for a log. */
const LINE_EVERY_MS = 5000;

/** A bar with rate and time left on a terminal, plain lines elsewhere; on standard error, so that results can be piped. */
export function startProgress(): Progress {
  return process.stderr.isTTY ? bar() : lines();
}

function bar(): Progress {
  const shown = new cliProgress.SingleBar({
    format: say('{bar} {value}/{total} {percentage}%  {rate} 个/秒  剩余 {left}  {file}', '{bar} {value}/{total} {percentage}%  {rate}/s  {left} left  {file}'),
    stream: process.stderr, barsize: 24, hideCursor: true, fps: 5, clearOnComplete: true,
  }, cliProgress.Presets.shades_classic);
  let startedAt = 0;
  return {
    show({ done, total, file, pages }) {
      if (startedAt === 0) {
        startedAt = performance.now();
        shown.start(total, 0, { rate: '-', left: '-', file: '' });
      } else {
        shown.update(done, { ...pace(done, total, startedAt), file: pagesText(pages) + cutToWidth(file ?? '', 30) });
      }
    },
    stop: () => shown.stop(),
  };
}

function lines(): Progress {
  const startedAt = performance.now();
  let saidAt = startedAt;
  return {
    show({ done, total, pages }) {
      const scanned = pagesText(pages);
      if (performance.now() - saidAt < LINE_EVERY_MS || (done === 0 && scanned === '')) return;
      saidAt = performance.now();
      const { rate, left } = pace(done, total, startedAt);
      const files = done === 0 ? say(`已处理 0/${total}`, `0/${total} done`) : say(`已处理 ${done}/${total}, 每秒 ${rate} 个, 剩余 ${left}`, `${done}/${total} done, ${rate}/s, ${left} left`);
      process.stderr.write(`${files}${scanned && `  ${scanned}`}\n`);
    },
    stop() {},
  };
}

/** How far scans are that are being read: `文字识别 37/500 页 `. */
const pagesText = (pages: ImportProgress['pages']): string =>
  (pages && pages.wanted > 0 ? say(`文字识别 ${pages.read}/${pages.wanted} 页 `, `OCR page ${pages.read}/${pages.wanted} `) : '');

function pace(done: number, total: number, startedAt: number): { rate: string; left: string } {
  const perSecond = done / ((performance.now() - startedAt) / 1000);
  if (!Number.isFinite(perSecond) || perSecond === 0) return { rate: '-', left: '-' };
  const seconds = Math.ceil((total - done) / perSecond);
  const minutes = Math.floor(seconds / 60);
  return { rate: perSecond.toFixed(1), left: minutes > 0 ? `${minutes}:${String(seconds % 60).padStart(2, '0')}` : say(`${seconds} 秒`, `${seconds} s`) };
}
