import * as v from 'valibot';
import { type Networks, NO_NETWORKS, typedNodeUrl } from '../core/network.ts';
import { type StoredItem, storedItem } from './item.ts';
import { chainId } from './schemas.ts';

const isNodeUrl = (url: string): boolean => {
  try {
    return typedNodeUrl(url) === url;
  } catch {
    return false;
  }
};

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const operators = v.array(
  v.object({ name, url: v.pipe(v.string(), v.maxLength(500), v.check(isNodeUrl)) }),
);
const quorum = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10));
const explorer = v.pipe(v.string(), v.maxLength(200), v.regex(/^https:\/\/[^/]+/));

const NETWORKS: v.GenericSchema<unknown, Networks> = v.object({
  choices: v.array(
    v.object({ chainId, operators, quorum: v.nullable(quorum), isOwnOnly: v.boolean() }),
  ),
  custom: v.array(
    v.object({
      id: chainId,
      name,
      nativeSymbol: v.pipe(v.string(), v.minLength(1), v.maxLength(16)),
      operators,
      quorum,
      explorer: v.nullable(explorer),
    }),
  ),
  switchedOff: v.array(v.pipe(v.string(), v.maxLength(260))),
});

/** The user's own nodes, chains and switched-off hosts. */
export const networksItem: StoredItem<Networks> = storedItem('networks', NETWORKS, NO_NETWORKS);
