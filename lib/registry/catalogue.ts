import { type Catalogue, classesOf, type PortfolioClasses } from '../core/classes.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { ASSET_CLASSES, ASSETS } from './assets.ts';

/** Our classes and their members, as every portfolio starts from them. */
const CATALOGUE: Catalogue = { classes: ASSET_CLASSES, assets: ASSETS };

const known = new WeakMap<object, PortfolioClasses>();

/** The classes of a portfolio, worked out once for each stored value of it. */
export function classesIn(portfolio: Pick<Portfolio, 'classes' | 'tokens'>): PortfolioClasses {
  const before = known.get(portfolio);
  if (before) return before;
  const classes = classesOf(portfolio, CATALOGUE);
  known.set(portfolio, classes);
  return classes;
}

/** Our own classes, with nothing changed by the user. */
export const OUR_CLASSES: PortfolioClasses = /* @__PURE__ */ classesIn({ classes: [], tokens: [] });
