// A step whose answer was lost, or which the user says was never sent.
import { describe, expect, it } from 'vitest';
import { openAllowances } from '../../lib/core/bundle.ts';
import { Fault } from '../../lib/core/fault.ts';
import { releaseStep } from '../../lib/flow/settleBundles.ts';
import { pause, signing } from './signing.ts';

const { devnet, world, begin, sign, settle } = signing();

describe('a bundle', () => {
  it('whose answer was lost is found on chain by its logs, and never sent again', async () => {
    await begin();
    world().wallet.isAnswerLost = true;
    await expect(sign('0:approve')).rejects.toMatchObject({ code: 'wallet.vanished' });
    expect(world().journal()[0]?.steps[0]?.state).toBe('unknown');
    await expect(sign('0:approve')).rejects.toMatchObject({ code: 'bundle.inTransit' });
    const settled = await settle();
    expect(settled?.steps[0]).toMatchObject({ state: 'confirmed' });
    expect(settled && openAllowances(settled)).toHaveLength(1);
    expect(world().wallet.sent).toHaveLength(1);
  });

  it('lets a step go that was cancelled in the wallet, once its nonce was used for something else', async () => {
    await begin();
    world().wallet.toldHash = `0x${'ab'.repeat(32)}`;
    world().wallet.edit = (call) => ({ ...call, to: devnet().user, data: '0x', value: 0n });
    await sign('0:approve');
    const held = await settle().catch(() => world().journal()[0]);
    expect(held?.steps[0]?.state).toBe('unknown');
    const released = await releaseStep(world().settle, 'p', 'b', '0:approve');
    expect(released.steps[0]?.state).toBe('declined');
    expect(openAllowances(released)).toEqual([]);
  });

  it('lets no step go while a transaction of the account waits for its block', async () => {
    await begin();
    world().wallet.isAnswerLost = true;
    const { rpc } = devnet().chains[1];
    await rpc('evm_setIntervalMining', [0]);
    await sign('0:approve').catch(() => undefined);
    const release = () => releaseStep(world().settle, 'p', 'b', '0:approve');
    await expect(release()).rejects.toMatchObject({ code: 'bundle.inTransit' });
    await rpc('evm_setIntervalMining', [1]);
    expect((await settle())?.steps[0]?.state).toBe('confirmed');
  });

  it('sends no step again that was let go and then confirmed in a window left open', async () => {
    const { bundle } = await begin();
    world().wallet.failNext = new Fault('wallet.vanished');
    await sign('0:approve').catch(() => undefined);
    await releaseStep(world().settle, 'p', 'b', '0:approve');
    const asked = world().journal()[0]?.steps[0]?.intent;
    if (!asked) throw new Error('nothing was asked');
    await devnet().chains[1].send({ ...asked.call, gas: undefined });
    await pause(2500);
    expect((await sign('0:approve')).steps[0]?.state).toBe('confirmed');
    expect(world().wallet.sent).toHaveLength(0);
    expect(openAllowances(world().journal()[0] ?? bundle)).toHaveLength(1);
  });

  it('lets a step go that was never sent, once the user says so, and only then', async () => {
    await begin();
    world().wallet.failNext = new Fault('tx.unknown');
    await sign('0:approve').catch(() => undefined);
    expect(world().journal()[0]?.steps[0]?.state).toBe('unknown');
    const released = await releaseStep(world().settle, 'p', 'b', '0:approve');
    expect(released.steps[0]?.state).toBe('declined');
  });
});
