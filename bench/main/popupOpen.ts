// How long the popup takes until drift is painted, against a bare React popup.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startDevnet } from '../../devnet/startDevnet.ts';
import type { Figure, Measure } from '../measure.ts';
import { BUILD, releaseBuild } from '../releaseBuild.ts';
import { median, p95 } from '../statistics.ts';
import { buildBareReact } from './popups/buildBareReact.ts';
import { type Opened, openTimes } from './popups/openTimes.ts';
import { storePortfolio } from './popups/storedPortfolio.ts';

const EMPTY = fileURLToPath(new URL('./popups/empty', import.meta.url));
/** The product's first drift bar (the strips above it are no svg); the others have a `#mark`. */
const MARK = '#mark, svg[role="img"]';
const ROUNDS = 60;
const WARM_UPS = 3;
/** Under other load react-dom may drown in noise; what it costs then counts as this much at least. */
const LEAST_MS = 1;

/**
 * Three popups opened in turn as tabs of one Chromium: the release build's with a stored portfolio
 * and snapshot, one that paints a line by plain script, and one that renders a line with react-dom
 * of the same version. The page itself takes the time, up to the task after the first frame with the
 * mark, from the start of its navigation. A ratio is of what opens cost beyond the empty popup's. Time
 * needs a machine with nothing else to do; `own` leaves out what the browser does before there is a
 * document, mostly starting a process, which is the same for all and three quarters of the noise;
 * main-thread work says the same of a busy machine.
 */
export const popupOpen: Measure = {
  part: 'main',
  names: ['popup-open', 'popup-open-own', 'popup-open-work', 'popup-open-ms', 'popup-open-p95-ms'],
  async run() {
    releaseBuild('chrome');
    const bareReact = await buildBareReact();
    const devnet = await startDevnet();
    try {
      const [ours = [], empty = [], bare = []] = await openTimes({
        folders: [BUILD, EMPTY, bareReact],
        frontPort: devnet.front.port,
        mark: MARK,
        rounds: ROUNDS,
        warmUps: WARM_UPS,
        prepare: async (pageOf) => storePortfolio(await pageOf(BUILD), devnet.user),
      });
      return figuresOf({ ours, empty, bare });
    } finally {
      await devnet.stop();
      rmSync(bareReact, { recursive: true, force: true });
    }
  },
};

type Popups = Readonly<Record<'ours' | 'empty' | 'bare', readonly Opened[]>>;

function figuresOf(popups: Popups): Figure[] {
  const walls = (opened: readonly Opened[]) => opened.map(({ wall }) => wall);
  const owns = (opened: readonly Opened[]) => opened.map(({ own }) => own);
  const works = (opened: readonly Opened[]) => opened.map(({ work }) => work);
  return [
    ratioOf('popup-open', 'medians', popups, (opened) => median(walls(opened))),
    ratioOf('popup-open-own', 'medians since the document', popups, (opened) =>
      median(owns(opened)),
    ),
    ratioOf('popup-open-work', 'medians of main-thread work', popups, (opened) =>
      median(works(opened)),
    ),
    oursOf('popup-open-ms', 'median', popups, (opened) => median(walls(opened))),
    oursOf('popup-open-p95-ms', 'p95', popups, (opened) => p95(walls(opened))),
  ];
}

type Take = (opened: readonly Opened[]) => number;

function oursOf(name: string, what: string, { ours, empty, bare }: Popups, take: Take): Figure {
  const others = `empty ${take(empty).toFixed(1)}, bare React ${take(bare).toFixed(1)}`;
  const against = `navigation start to the first drift bar painted, ${what}; ${others}`;
  return { name, figure: take(ours), unit: 'ms', against };
}

function ratioOf(name: string, what: string, { ours, empty, bare }: Popups, take: Take): Figure {
  const [a, b, c] = [take(ours), take(empty), take(bare)];
  const counts = `(ours ${a.toFixed(1)} − empty ${b.toFixed(1)}) ÷ (bare React ${c.toFixed(1)} − empty)`;
  const against = `bare React popup; ${what} of ${ours.length} interleaved opens, ms: ${counts}`;
  return { name, figure: (a - b) / Math.max(c - b, LEAST_MS), unit: 'ratio', against };
}
