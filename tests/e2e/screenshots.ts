// `npm run screenshots` makes the pictures of docs/screenshots: every screen in light and dark, from
// the release build on the devnet.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuild } from '../../devnet/demo/build.ts';
import { startDevnet } from '../../devnet/startDevnet.ts';
import { ROOT } from '../arch/productFiles.ts';
import { launch } from './driver/launch.ts';
import { cameraInto } from './pictures/camera.ts';
import { tour } from './pictures/tour.ts';

const FOLDER = path.join(ROOT, 'docs/screenshots');

ensureBuild();
const devnet = await startDevnet();
try {
  const driver = await launch({ devnet, kind: 'chromium' });
  try {
    await driver.appPage(); // the one that opens after installing
    rmSync(FOLDER, { recursive: true, force: true });
    await tour({ devnet, driver }, cameraInto(FOLDER, driver, console.log));
  } finally {
    await driver.close();
  }
} finally {
  await devnet.stop();
}
