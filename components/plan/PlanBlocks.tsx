import type { ReactNode } from 'react';
import { bps } from '../../lib/core/money.ts';
import type { AssetPrice } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { formatCount, formatPoints, formatWeight } from '../ui/format.ts';
import { formatPrice } from '../ui/formatPrice.ts';
import { chainLabel } from '../ui/labels.ts';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { formatAge, formatClock } from '../ui/time.ts';
import { faultWords } from './faultWords.ts';
import { chainEntry, type FullLabels } from './labels.ts';
import type { PlanBlock, PlanEvents, PlanModel } from './planModel.ts';

type Block<K extends PlanBlock['kind']> = Extract<PlanBlock, { kind: K }>;

interface PlanBlocksProps {
  model: PlanModel;
  labels: FullLabels;
  events: Pick<PlanEvents, 'onOpenTargets'>;
}

/** What stands in the way, each with its reason and the next step. */
export function PlanBlocks({ model, labels, events }: PlanBlocksProps) {
  return model.blocks.map((block) => (
    <BlockNotice key={keyOf(block)} block={block} now={model.now} labels={labels} events={events} />
  ));
}

function keyOf(block: PlanBlock): string {
  if (block.kind === 'unknownChain') return `chain:${block.reading.chainId}`;
  if (block.kind === 'price')
    return `price:${block.price.asset.chainId}:${block.price.asset.address}`;
  return block.kind === 'gasShort' ? `gas:${block.chainId}` : block.kind;
}

interface BlockNoticeProps extends Omit<PlanBlocksProps, 'model'> {
  block: PlanBlock;
  now: number;
}

function BlockNotice({ block, now, labels, events }: BlockNoticeProps): ReactNode {
  const words = text.plan.block;
  switch (block.kind) {
    case 'unknownChain':
      return <UnknownChain block={block} now={now} labels={labels} />;
    case 'price':
      return <PriceDoubt price={block.price} />;
    case 'gasShort':
      return <GasShort block={block} labels={labels} />;
    case 'costAboveLimit':
      return (
        <Notice
          tone="failure"
          title={words.costTitle}
          action={{ label: words.changeLimit, onClick: events.onOpenTargets }}
        >
          {words.cost(
            formatWeight(block.cost, 2),
            formatWeight(block.limit, 2),
            formatPoints(bps(block.cost - block.limit)),
          )}
        </Notice>
      );
    case 'staleSnapshot':
      return (
        <Notice tone="warning" title={words.staleTitle}>
          {words.stale(formatAge(block.takenAt, now))}
        </Notice>
      );
    case 'fault':
      return (
        <Notice tone="failure" title={text.plan.noPlan}>
          {faultWords(block.fault)}
        </Notice>
      );
  }
}

function UnknownChain({
  block: { reading },
  now,
  labels,
}: {
  block: Block<'unknownChain'>;
  now: number;
  labels: FullLabels;
}) {
  const words = text.plan.block;
  const { block } = reading;
  return (
    <Notice tone="warning" title={words.unknownChain(chainLabel(labels, reading.chainId))}>
      {reading.reason ? text.faults[reading.reason] : words.unknownChainWhy}
      {block && (
        <span className="block text-ink-3 text-meta">
          {words.lastAgreed(formatCount(block.number))}
          {formatClock(block.time, now)}
        </span>
      )}
    </Notice>
  );
}

function PriceDoubt({ price: { asset, status, readings } }: { price: AssetPrice }) {
  const words = text.plan.block;
  const list = readings.map(({ price, source }) =>
    // A price is no secret: it is the same for everyone, so it is not hidden with the amounts.
    words.reading(formatPrice(price), words.sources[source]),
  );
  return (
    <Notice tone="warning" title={words.priceTitle[status](asset.symbol)}>
      {list.length > 0 && words.readings(list.join(', '))} {words.priceWhy}
    </Notice>
  );
}

function GasShort({ block, labels }: { block: Block<'gasShort'>; labels: FullLabels }) {
  const words = text.plan.block;
  const { name, nativeSymbol } = chainEntry(labels, block.chainId);
  const ways = [
    words.gasSend(nativeSymbol, name),
    words.gasExchange(nativeSymbol, name),
    words.gasBridge(nativeSymbol, name),
  ];
  return (
    <Notice tone="warning" title={words.gasTitle(name, nativeSymbol)}>
      <Sentence
        of={words.gasNeeds}
        parts={{
          chain: name,
          needed: <TokenAmount amount={block.needed} decimals={18} symbol={nativeSymbol} />,
          held: <TokenAmount amount={block.held} decimals={18} symbol={nativeSymbol} />,
        }}
      />
      <ul className="list-disc pt-1 pl-5">
        {ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </Notice>
  );
}
