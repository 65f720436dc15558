// How long the popup takes until drift is painted, against a bare React popup.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startDevnet } from '../../devnet/startDevnet.ts';
import type { Figure, Measure } from '../measure.ts';
import { BUILD, releaseBuild } from '../releaseBuild.ts';
import { median, p95 } from '../statistics.ts';
import { buildBareReact } from './popups/buildBareReact.ts';
import { openTimes } from './popups/openTimes.ts';
import { storePortfolio } from './popups/storedPortfolio.ts';

const EMPTY = fileURLToPath(new URL('./popups/empty', import.meta.url));
/** The product's first drift bar (the strips above it are no svg); the others have a `#mark`. */
const MARK = '#mark, svg[role="img"]';
const ROUNDS = 60;
const WARM_UPS = 5;

/**
 * Three popups opened in turn as tabs of one Chromium: the release build's with a stored portfolio
 * and snapshot, one that paints a line by plain script, and one that renders a line with react-dom
 * of the same version. Each open is timed by the page itself from the start of its navigation to
 * the task after the first frame with the mark. The ratio is of what the middle opens (the 95th of
 * a hundred) cost beyond the empty popup's.
 */
export const popupOpen: Measure = {
  part: 'main',
  names: ['popup-open', 'popup-open-p95', 'popup-open-median-ms', 'popup-open-p95-ms'],
  async run() {
    await releaseBuild();
    const bareReact = await buildBareReact();
    const devnet = await startDevnet();
    try {
      const [ours, empty, bare] = await openTimes({
        folders: [BUILD, EMPTY, bareReact],
        frontPort: devnet.front.port,
        mark: MARK,
        rounds: ROUNDS,
        warmUps: WARM_UPS,
        prepare: (pageOf) => storePortfolio(pageOf(BUILD), devnet.user),
      });
      return figuresOf(ours?.times ?? [], empty?.times ?? [], bare?.times ?? []);
    } finally {
      await devnet.stop();
      rmSync(bareReact, { recursive: true, force: true });
    }
  },
};

type Times = readonly number[];

function figuresOf(ours: Times, empty: Times, bare: Times): Figure[] {
  const ratio = (name: string, which: string, take: (times: Times) => number): Figure => ({
    name,
    figure: (take(ours) - take(empty)) / (take(bare) - take(empty)),
    unit: 'ratio',
    against: `${which} of ${ours.length} interleaved opens, (ours ${shown(take(ours))} − empty ${shown(take(empty))}) ÷ (bare React ${shown(take(bare))} − empty)`,
  });
  const plain = (name: string, figure: number): Figure => ({
    name,
    figure,
    unit: 'ms',
    against: 'ours, navigation start to the first drift bar painted',
  });
  return [
    ratio('popup-open', 'median', median),
    ratio('popup-open-p95', 'p95', p95),
    plain('popup-open-median-ms', median(ours)),
    plain('popup-open-p95-ms', p95(ours)),
  ];
}

const shown = (ms: number): string => `${ms.toFixed(1)} ms`;
