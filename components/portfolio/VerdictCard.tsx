import type { ReactNode } from 'react';
import type { Judgement, Missing, Worthiness } from '../../lib/core/judgement.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { formatPoints } from '../ui/format.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { isTooLittle } from './facts.ts';
import { VerdictWords } from './VerdictWords.tsx';

interface VerdictCardProps {
  judgement: Judgement;
  facts: PortfolioFacts;
}

const words = text.verdict;

/** Act, wait, not worth it or not known, in a sentence and in the numbers behind it. */
export const VerdictCard = ({ judgement, facts }: VerdictCardProps) => (
  <Card
    title={words.title}
    aside={
      <Sentence of={words.judged} parts={{ age: <Age at={judgement.at} now={facts.now} /> }} />
    }
  >
    <p className="pb-2 font-strong">
      {isTooLittle(facts) && judgement.kind === 'inBand' ? (
        words.tooLittle
      ) : (
        <VerdictWords judged={judgement} labels={facts.labels} />
      )}
    </p>
    <Disclosure summary={words.numbers}>
      <dl className="flex flex-col gap-1.5">
        <Worth judgement={judgement} />
        <Sources judgement={judgement} now={facts.now} />
        {judgement.missing.length > 0 && (
          <Row name={words.rows.missing}>
            {judgement.missing.map((one) => missingWords(one, facts.labels)).join('; ')}
          </Row>
        )}
      </dl>
    </Disclosure>
  </Card>
);

function Worth({ judgement: { worth } }: Pick<VerdictCardProps, 'judgement'>) {
  if (!worth) return <Row name={words.rows.cost}>{words.rows.none}</Row>;
  const { cost, relief, days, worthFrom } = worth;
  return (
    <>
      <Row name={words.rows.cost} why={words.rows.costWhy}>
        <Money value={cost} />
      </Row>
      <Row name={words.rows.relief} why={words.rows.reliefWhy(`${days}`)}>
        <Money value={relief} />
      </Row>
      <Row name={words.rows.worthFrom}>{worthFromWords(worthFrom)}</Row>
    </>
  );
}

function worthFromWords(worthFrom: Worthiness['worthFrom']): string {
  if (worthFrom === undefined) return words.rows.none;
  return worthFrom === null ? words.rows.never : words.rows.worthFromOf(formatPoints(worthFrom));
}

function Sources({ judgement, now }: { judgement: Judgement; now: UnixSeconds }) {
  const { costs, past, dueAt } = judgement;
  return (
    <>
      {costs && (
        <Row name={words.rows.costs} why={words.rows.costsOff(formatPoints(costs.error))}>
          <Age at={costs.asOf} now={now} />
        </Row>
      )}
      {past && (
        <Row name={words.rows.past}>
          <Sentence
            of={words.rows.pastOf}
            parts={{ days: past.days, age: <Age at={past.to} now={now} /> }}
          />
        </Row>
      )}
      {dueAt !== null && (
        <Row name={words.rows.dueAt}>
          <Age kind="ahead" at={dueAt} now={now} />
        </Row>
      )}
    </>
  );
}

/** What is missing, in words. */
function missingWords({ of, ids }: Missing, labels: Labels): string {
  if (of === 'chain') return words.missing.chain;
  const isClass = of !== 'price';
  return words.missing[of](ids.map((id) => (isClass ? classMark(labels, id) : id)).join(', '));
}

interface RowProps {
  name: string;
  why?: string;
  children: ReactNode;
}

const Row = ({ name, why, children }: RowProps) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt className="min-w-0">
      {name}
      {why && <span className="block text-ink-2 text-meta">{why}</span>}
    </dt>
    <dd className="num max-w-[60%] text-right">{children}</dd>
  </div>
);
