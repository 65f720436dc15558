import type { ReactNode } from 'react';
import type { HedgeDraft, HedgeField } from '../../lib/core/hedgeDraft.ts';
import type { HedgeFacts, PerpFacts, PutFacts } from '../../lib/core/riskFacts.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import { formatMoney } from '../ui/formatMoney.ts';
import type { Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Masked, Unmasked } from '../ui/Privacy.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { formatDay } from '../ui/time.ts';
import { money, percent, plain } from './figures.ts';
import { HedgeTable } from './HedgeTable.tsx';

export interface HedgePanelProps {
  facts: HedgeFacts;
  draft: HedgeDraft;
  /** What is typed and cannot be read. */
  wrong: readonly HedgeField[];
  perp: PerpFacts;
  put: PutFacts;
  labels: Labels;
  onDraft: (draft: HedgeDraft) => void;
}

/** Delta and gamma of the book, and a short perpetual or puts that halve its fall. Nothing to press. */
export function HedgePanel(props: HedgePanelProps) {
  const { facts, labels } = props;
  const words = text.risk.hedge;
  const aside = words.window(facts.days, formatDay(facts.to), formatMoney(money(facts.spot), null));
  return (
    <Card title={words.title} aside={aside} isFlush>
      <p className="px-5 pb-3 text-ink-2">{words.about}</p>
      <HedgeTable facts={facts} labels={labels} />
      <div className="flex flex-col gap-2 border-line border-t px-5 py-4 text-ink-2">
        <p>
          <Sentence of={words.delta1} parts={{ delta: <Money value={money(facts.delta)} /> }} />{' '}
          {words.unhedged(percent(facts.unhedged))}
        </p>
        <p>
          <Sentence of={words.traded1} parts={{ traded: <Money value={money(facts.traded)} /> }} />
        </p>
        <p className="text-ink-3 text-meta">{words.tradedHint}</p>
      </div>
      {facts.delta > 0 ? (
        <div className="grid border-line border-t min-[1000px]:grid-cols-2">
          <Perp {...props} />
          <Put {...props} />
        </div>
      ) : (
        <p className="border-line border-t px-5 py-4">{words.none}</p>
      )}
    </Card>
  );
}

function Perp(props: HedgePanelProps) {
  const words = text.risk.hedge;
  const { notional, carry, liquidationRise: rise } = props.perp;
  return (
    <section className="p-5">
      <h3 className="pb-3 font-bold">{words.perp}</h3>
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        <Typed {...props} at="funding" label={words.funding} unit="%" hint={words.fundingHint} />
        <Typed {...props} at="days" label={words.days} />
        <Typed {...props} at="margin" label={words.margin} sign="$" />
        <Typed {...props} at="maintenance" label={words.maintenance} unit="%" />
      </div>
      <dl className="pt-3">
        <Told label={words.size}>
          <Money value={money(notional)} />
        </Told>
        <Told label={words.carry}>
          {carry === null ? words.typeFirst : <Money value={money(carry)} isSigned />}
        </Told>
        <Told label={words.liquidation}>
          {rise === null ? words.typeFirst : rise > 0 ? percent(rise) : words.atOnce}
        </Told>
      </dl>
      <p className="pt-2 text-ink-3 text-meta">{words.perpCovers}</p>
    </section>
  );
}

function Put(props: HedgePanelProps) {
  const words = text.risk.hedge;
  const { loss, puts } = props.put;
  return (
    <section className="border-line p-5 max-[999px]:border-t min-[1000px]:border-l">
      <h3 className="pb-3 font-bold">{words.put}</h3>
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        <Typed {...props} at="strike" label={words.strike} unit="%" hint={words.strikeHint} />
        <Typed {...props} at="term" label={words.term} />
        <Typed {...props} at="fall" label={words.fall} unit="%" hint={words.fallHint} />
      </div>
      <dl className="pt-3">
        <Told label={words.loss}>
          {loss === null ? words.typeFirst : <Money value={money(-loss)} isSigned />}
        </Told>
        {typeof puts === 'string' ? (
          <Told label={words.count}>{puts === 'untyped' ? words.typeFirst : words.tooLittle}</Told>
        ) : (
          <>
            <Told label={words.count}>
              <Unmasked instead={<Masked />}>{words.bitcoin(plain(puts.count, 4))}</Unmasked>
            </Told>
            <Told label={words.cost}>
              <Money value={money(puts.cost)} />
            </Told>
            <Told label={words.taken}>
              <Money value={money(puts.delta)} isSigned />
            </Told>
          </>
        )}
      </dl>
      {typeof puts !== 'string' && (
        <p className="pt-2 text-ink-3 text-meta">
          {words.putCovers([props.draft.strike.trim(), '%'].join(''))}
        </p>
      )}
      <p className="pt-2 text-ink-3 text-meta">
        {words.volatilityUsed(percent(props.facts.volatility))}
      </p>
    </section>
  );
}

interface TypedProps extends Pick<HedgePanelProps, 'draft' | 'wrong' | 'onDraft'> {
  at: HedgeField;
  label: string;
  unit?: string;
  sign?: string;
  hint?: string;
}

const Typed = ({ at, draft, wrong, onDraft, label, unit, sign, hint }: TypedProps) => (
  <Field
    label={label}
    hint={hint}
    {...(unit && { unit })}
    {...(sign && { sign })}
    isNumber
    value={draft[at]}
    error={wrong.includes(at) ? text.risk.hedge.typed : null}
    onChange={(event) => onDraft({ ...draft, [at]: event.target.value })}
  />
);

const Told = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex items-baseline justify-between gap-4 border-line border-t py-2">
    <dt className="text-ink-2">{label}</dt>
    <dd className="num text-right">{children}</dd>
  </div>
);
