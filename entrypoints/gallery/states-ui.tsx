import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { AddressTag } from '../../components/ui/AddressTag.tsx';
import { Age } from '../../components/ui/Age.tsx';
import { AllocationStrip } from '../../components/ui/AllocationStrip.tsx';
import { AssetMark } from '../../components/ui/AssetMark.tsx';
import { Button, type ButtonKind, IconButton } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Choice } from '../../components/ui/Choice.tsx';
import { Disclosure } from '../../components/ui/Disclosure.tsx';
import { DriftBar } from '../../components/ui/DriftBar.tsx';
import { Field, SelectField } from '../../components/ui/Field.tsx';
import { Mark } from '../../components/ui/Mark.tsx';
import { Money } from '../../components/ui/Money.tsx';
import { Notice, type NoticeTone } from '../../components/ui/Notice.tsx';
import { PageTitle } from '../../components/ui/PageTitle.tsx';
import { PositionWord } from '../../components/ui/PositionWord.tsx';
import { Privacy } from '../../components/ui/Privacy.tsx';
import { Bone, ProgressLine, Spinner } from '../../components/ui/Progress.tsx';
import { TextLink } from '../../components/ui/TextLink.tsx';
import { TokenAmount } from '../../components/ui/TokenAmount.tsx';
import { Weight } from '../../components/ui/Weight.tsx';
import type { Position } from '../../lib/core/drift.ts';
import { bps, usd } from '../../lib/core/money.ts';
import { NOW, OWNER } from './fixtures.ts';
import { type GalleryState, nothing } from './state.ts';

const piece = (name: string, draw: () => ReactNode): GalleryState => ({
  name: `ui-${name}`,
  frame: 'piece',
  draw,
});
const Column = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col items-start gap-3 bg-surface p-4">{children}</div>
);
const KINDS: ButtonKind[] = ['primary', 'secondary', 'quiet', 'danger'];
const TONES: NoticeTone[] = ['info', 'warning', 'failure'];
const SUMS = [0n, 1n, 999_999n, 4_821_307_000_000n, 999_999_500_000n, -188_000_000_000n];

const bar = (drift: number, position: Position, was?: number, below = 250) => (
  <div className="w-60 px-3" key={`${drift}${was ?? ''}`}>
    <DriftBar
      name="ETH"
      weight={bps(3500 + drift)}
      target={bps(3500)}
      drift={bps(drift)}
      above={bps(250)}
      below={bps(below)}
      position={position}
      scale={bps(500)}
      was={was === undefined ? null : bps(was)}
    />
  </div>
);

const Figures = () => (
  <Column>
    {[...SUMS, 1_234_567_890_000_000n].map((sum) => (
      <p key={`${sum}`} className="flex gap-6">
        <Money value={usd(sum)} /> <Money value={usd(sum)} precision="whole" />
        <Money value={usd(sum)} precision="cents" isSigned />
      </p>
    ))}
    <Money value={null} />
    <Weight value={bps(3886)} />
    <Weight value={bps(-310)} kind="drift" />
    <TokenAmount amount={524_612_345_678_901_234n} decimals={18} symbol="ETH" />
    <TokenAmount amount={1n} decimals={18} symbol="ETH" />
    <TokenAmount amount={524_612_345_678_901_234n} decimals={18} symbol="ETH" isExact />
    <Age at={NOW - 125} now={NOW} />
    <Age at={NOW - 90_000} now={NOW} kind="clock" />
    <AddressTag address={OWNER} />
    <AddressTag address={OWNER} isFull />
    <PositionWord position="over" />
    <PositionWord position="under" />
    <PositionWord position="inBand" />
    <AssetMark name="ETH" />
    <Mark size={40} />
    <TextLink href="https://etherscan.io" isExternal>
      0x71C7…976F
    </TextLink>
  </Column>
);

const Buttons = () => (
  <Column>
    {KINDS.map((kind) => (
      <div key={kind} className="flex items-center gap-3">
        <Button kind={kind}>{kind}</Button>
        <Button kind={kind} size="small">
          {kind}
        </Button>
        <Button kind={kind} disabled>
          {kind}
        </Button>
        <Button kind={kind} isBusy>
          {kind}
        </Button>
      </div>
    ))}
    <IconButton label="Check now" icon={<RotateCw />} />
    <IconButton label="Check now" icon={<RotateCw />} size="small" disabled />
  </Column>
);

const Fields = () => (
  <div className="flex w-80 flex-col gap-4 bg-surface p-4">
    <Field label="Address" placeholder="0x…" hint="Watching needs no wallet." />
    <Field
      label="Address"
      defaultValue="0x71C7"
      error="An address has 42 characters; this has 6."
    />
    <Field label="Band" unit="pp" isNumber defaultValue="5" />
    <Field label="Slippage" unit="%" isNumber isLabelHidden defaultValue="0.5" />
    <Field label="Off" disabled defaultValue="cannot be edited" />
    <SelectField label="Theme">
      <option>System</option>
    </SelectField>
    <Choice type="checkbox" label="Ethereum" hint="$48,213 found" defaultChecked />
    <Choice type="checkbox" label="Base" />
    <Choice type="radio" name="begin" label="Watch an address" hint="No wallet." isCard />
    <Choice type="radio" name="begin" label="Connect MetaMask" isCard defaultChecked />
  </div>
);

export const states: GalleryState[] = [
  piece('figures', () => <Figures />),
  piece('figures-hidden', () => (
    <Privacy isOn>
      <Figures />
    </Privacy>
  )),
  piece('buttons', () => <Buttons />),
  piece('fields', () => <Fields />),
  piece('drift-bars', () => (
    <Column>
      {bar(390, 'over')}
      {bar(-310, 'under')}
      {bar(180, 'inBand')}
      {bar(0, 'inBand')}
      {bar(-900, 'under')}
      {bar(1200, 'over')}
      {bar(10, 'inBand', 390)}
      {bar(-310, 'inBand', undefined, 400)}
    </Column>
  )),
  piece('strips', () => (
    <Card title="Allocation">
      <AllocationStrip
        kind="full"
        parts={[38_9, 20_0, 15_0, 10_0, 8_0, 6_0, 2_1, 0].map((tenths, index) => ({
          id: `${index}`,
          name: `Class ${index}`,
          now: bps(tenths * 10),
          target: bps(1250),
        }))}
      />
    </Card>
  )),
  piece('notices', () => (
    <div className="flex flex-col gap-3">
      {TONES.map((tone) => (
        <Notice key={tone} tone={tone} action={{ label: 'Check again', onClick: nothing }}>
          Base cannot be confirmed; figures from 14:02.
        </Notice>
      ))}
      <div className="w-[348px]">
        <Notice tone="warning" isCompact action={{ label: 'Check again', onClick: nothing }}>
          Base cannot be confirmed; figures from 14:02.
        </Notice>
      </div>
    </div>
  )),
  piece('frames', () => (
    <>
      <PageTitle
        title="Targets"
        lead="What each class should weigh."
        actions={<Button>Save</Button>}
      />
      <Card title="Card" aside="aside" isCurrent>
        <div className="relative h-4">
          <ProgressLine isOn label="Checking" />
        </div>
        <Disclosure summary="Details" isOpenAtFirst>
          What opens.
        </Disclosure>
        <Spinner />
        <Bone className="h-4 w-40" />
      </Card>
    </>
  )),
];
