import { ASSET_CLASSES } from '../../lib/registry/assets.ts';
import { CHAINS } from '../../lib/registry/chains.ts';
import { SOURCE_NAMES } from '../../lib/registry/routers.ts';

/** The names the screens need, from the registry. */
export const LABELS = { chains: CHAINS, classes: ASSET_CLASSES, sources: SOURCE_NAMES };
