import { type Devnet, startDevnet } from '../devnet/startDevnet.ts';
import { useFront } from '../tests/chain/throughFront.ts';

/** Works on a devnet that is reached through its front, and ends it whatever comes of that. */
export async function onDevnet<T>(work: (devnet: Devnet) => Promise<T>): Promise<T> {
  const devnet = await startDevnet();
  const unfront = useFront(devnet.front);
  try {
    return await work(devnet);
  } finally {
    unfront();
    await devnet.stop();
  }
}
