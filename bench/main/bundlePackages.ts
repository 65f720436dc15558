// Packages of others whose code is shipped.
import { BROWSERS } from '../../tests/arch/built.ts';
import { type Bundle, countPackages, shippedPackages } from '../../tests/arch/packages.ts';
import type { Figure, Measure } from '../measure.ts';
import { releaseBuild } from '../releaseBuild.ts';

/** Counts `name@version` of both builds by the bundler's module graph, as `npm run packages` does. */
export const bundlePackages: Measure = {
  part: 'main',
  names: ['packages', 'popup-packages', 'background-packages'],
  async run() {
    for (const browser of BROWSERS) releaseBuild(browser);
    return [
      figureOf('packages', 'total', 'the whole extension, beside @radix-ui'),
      figureOf('popup-packages', 'popup', shippedPackages('popup').join(' ')),
      figureOf('background-packages', 'background', shippedPackages('background').join(' ')),
    ];
  },
};

const figureOf = (name: string, bundle: Bundle, against: string): Figure => ({
  name,
  figure: countPackages(bundle),
  unit: 'packages',
  against,
});
