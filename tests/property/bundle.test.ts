import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endOf,
  moveStep,
  nextStep,
  openAllowances,
  recordAsked,
  stopEarly,
} from '../../lib/core/bundle.ts';
import { settleStep } from '../../lib/core/settle.ts';
import './seeded.ts';
import { anyCommands, anyShapes } from './bundleCommands.ts';
import { queuedModel } from './bundleModel.ts';
import { bundleOf, FINDINGS, factsOf, HASH, intentOf, SHAPES, STATES } from './steppedBundle.ts';

test('no order of events makes an illegal move, puts two steps in transit or loses count', () => {
  fc.assert(
    fc.property(anyShapes, anyCommands, (shapes, commands) => {
      const bundle = bundleOf(shapes);
      fc.modelRun(
        () => ({
          model: {
            steps: bundle.steps.map(({ leg, kind }) => queuedModel(leg, kind)),
            isStopped: false,
            isClosed: false,
            seq: 0,
          },
          real: { bundle },
        }),
        commands,
      );
    }),
    { numRuns: 400 },
  );
});

test('whatever the chain says, no step is ever asked or queued by it', () => {
  const anyState = fc.constantFrom(...STATES);
  fc.assert(
    fc.property(anyState, fc.constantFrom(...FINDINGS), fc.boolean(), (state, finding, movedOn) => {
      const bundle = bundleOf([['swap']]);
      const [first] = bundle.steps;
      if (!first) throw new Error('no step');
      const step = { ...first, state, intent: intentOf(first.id) };
      const settled = settleStep(
        { ...bundle, steps: [step] },
        step,
        factsOf(step.id, finding, movedOn),
      );
      const after = settled.steps[0]?.state ?? 'queued';
      expect(after === 'asked' || after === 'queued' ? after === state : true).toBe(true);
    }),
  );
});

test('a whole bundle goes through in order, and then there is nothing to ask', () => {
  let bundle = bundleOf(SHAPES);
  const asked: string[] = [];
  for (let step = nextStep(bundle); step; step = nextStep(bundle)) {
    asked.push(step.id);
    bundle = recordAsked(bundle, step.id, intentOf(step.id));
    bundle = moveStep(bundle, step.id, 'sent', { txHash: HASH });
    bundle = moveStep(bundle, step.id, 'confirmed');
  }
  expect(asked).toEqual(['0:swap', '1:approve', '1:swap', '2:reset', '2:approve', '2:swap']);
  expect(endOf(bundle)).toBe('done');
  expect(openAllowances(bundle)).toEqual([]);
});

test('a bundle stopped after an approval has one thing left: to close what was opened', () => {
  let bundle = bundleOf([['approve', 'swap'], ['swap']]);
  bundle = recordAsked(bundle, '0:approve', intentOf('0:approve'));
  bundle = moveStep(bundle, '0:approve', 'confirmed');
  bundle = stopEarly(bundle, 1);
  expect(openAllowances(bundle)).toEqual([{ leg: 0, amount: 1n }]);
  expect(nextStep(bundle)?.id).toBe('0:revoke');
  bundle = recordAsked(bundle, '0:revoke', intentOf('0:revoke'));
  bundle = moveStep(bundle, '0:revoke', 'confirmed');
  expect(openAllowances(bundle)).toEqual([]);
  expect(nextStep(bundle)).toBeUndefined();
});
