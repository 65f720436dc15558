// `node tests/e2e/axe.ts AXE_MIN_JS` walks through every screen as the pictures do, in light and in
// dark, and asks axe-core (`npm pack axe-core`; it is no package of this repository) what is wrong
// there, folds open. At 400 px wide no page may be wider than its window. Exits 1 when any is.
import { readFileSync } from 'node:fs';
import { ensureBuild } from '../../devnet/demo/build.ts';
import { startDevnet } from '../../devnet/startDevnet.ts';
import { launch } from './driver/launch.ts';
import { inBothThemes } from './pictures/camera.ts';
import { tour } from './pictures/tour.ts';

interface Axe {
  run(of: Document): Promise<{ violations: Violation[] }>;
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Say where axe-core is: node tests/e2e/axe.ts axe.min.js');
  process.exit(2);
}
const axe = new Function(readFileSync(file, 'utf8')) as () => void;

ensureBuild();
const devnet = await startDevnet();
const driver = await launch({ devnet, kind: 'chromium' });
let found = 0;
const say = (screen: string, wrong: readonly string[]) => {
  found += wrong.length;
  console.log([screen, ...wrong].join('\n  '));
};
try {
  await driver.appPage(); // the one that opens after installing
  await tour(
    { devnet, driver },
    {
      async take(screen, name, of) {
        await screen.evaluate(axe);
        await inBothThemes(driver, screen, async (theme) =>
          say(`${name}, ${theme}`, await screen.evaluate(violationsIn)),
        );
        if (of) return;
        await screen.resize({ width: 400, height: 900 });
        const over = await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) say(`${name}, 400 px wide`, [`the page is ${over} px wider`]);
        await screen.resize({ width: 1280, height: 900 });
      },
    },
  );
} finally {
  await driver.close();
  await devnet.stop();
}
console.log(`${found} found`);
process.exit(found === 0 ? 0 : 1);

/** Runs inside the page. */
async function violationsIn(): Promise<string[]> {
  const folds = [...document.querySelectorAll('details:not([open])')] as HTMLDetailsElement[];
  for (const fold of folds) fold.open = true;
  const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document);
  for (const fold of folds) fold.open = false;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n    ${html}\n    ${failureSummary}`),
  );
}
