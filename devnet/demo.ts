// `npm run demo`: Evenkeel and a test wallet in Chromium in front of the devnet, for a person to
// click through. `npm run demo -- --auto` walks the whole job by itself, leaves a picture a step in
// .output/demo, and succeeds only when the balances on chain end within the bands.
import path from 'node:path';
import { ROOT } from '../tests/arch/productFiles.ts';
import { ensureBrowsers } from '../tests/browsers.ts';
import { ensureBuild } from './demo/build.ts';
import { movePriceOnEnter, showWhatToClick } from './demo/byHand.ts';
import { readBalances, sayOutcome } from './demo/outcome.ts';
import { type Ending, hasDisplay, openChromium, openDevnet, watchForEnd } from './demo/session.ts';
import { stepsInto } from './demo/steps.ts';
import { walk } from './demo/walk.ts';

const PICTURES = path.join(ROOT, '.output/demo');
const NO_DISPLAY =
  'There is no display here to open a window on. `npm run demo -- --auto` needs none: it does the whole job by itself and leaves pictures in .output/demo.';

const isAuto = process.argv.includes('--auto');
if (!isAuto && !hasDisplay()) {
  console.log(NO_DISPLAY);
  process.exit(1);
}
const ending = watchForEnd();
try {
  ensureBrowsers(['chromium']);
  if (isAuto) await ending.end((await byItself(ending)) ? 0 : 1);
  else await byHand(ending);
} catch (cause) {
  if (!ending.isEnding()) console.error(`\n${cause instanceof Error ? cause.message : cause}`);
  await ending.end(1);
}

async function byHand(until: Ending): Promise<void> {
  if (ensureBuild()) console.log('Built the extension.');
  const devnet = await openDevnet(until);
  const driver = await openChromium(devnet, until, () => void until.end(0));
  await showWhatToClick(devnet, driver);
  movePriceOnEnter(devnet, driver);
}

/** Whether it ended with every class in its band and every allowance closed. */
async function byItself(until: Ending): Promise<boolean> {
  const startedAt = performance.now();
  const steps = stepsInto(PICTURES);
  await steps.say('The extension', ensureBuild, (isNew) => (isNew ? 'built' : 'built before'));
  const devnet = await steps.say('Two chains and the internet', () => openDevnet(until));
  const before = await readBalances(devnet);
  const driver = await steps.say('Chromium with Evenkeel and the test wallet', () =>
    openChromium(devnet, until, () => void until.end(1)),
  );
  await walk({ devnet, driver, steps });
  const isFine = await sayOutcome(devnet, before);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${seconds} s in all; pictures in .output/demo.`);
  return isFine;
}
