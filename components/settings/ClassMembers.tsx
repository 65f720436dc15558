import { Trash2 } from 'lucide-react';
import { assetKey, isNative } from '../../lib/core/asset.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { IconButton } from '../ui/Button.tsx';
import { chainLabel, type Labels } from '../ui/labels.ts';
import { Tick } from '../ui/Tick.tsx';
import type { ClassEvents, ClassRow, MemberRow } from './classModel.ts';

interface ClassMembersProps {
  row: ClassRow;
  labels: Labels;
  events: ClassEvents;
}

const HEAD = 'py-1 pr-4 font-normal';

/** A table of members: chain by chain, with a radio button for what is bought. */
export function ClassMembers({ row, labels, events }: ClassMembersProps) {
  const words = text.settings.tokens.classes;
  if (row.members.length === 0) return <p className="text-ink-2 text-meta">{words.none}</p>;
  return (
    <table className="w-full border-collapse text-left">
      <thead className="text-ink-3 text-meta">
        <tr>
          <th scope="col" className={HEAD}>
            {words.token}
          </th>
          <th scope="col" className={HEAD}>
            {words.chain}
          </th>
          <th scope="col" className={HEAD}>
            {words.buys}
          </th>
          <th scope="col" className={HEAD}>
            {words.mayBe}
          </th>
          <td className="w-8" />
        </tr>
      </thead>
      <tbody>
        {row.members.map((member) => (
          <Member
            key={assetKey(member.asset)}
            member={member}
            classId={row.classId}
            chain={chainLabel(labels, member.asset.chainId)}
            events={events}
          />
        ))}
      </tbody>
    </table>
  );
}

interface MemberProps {
  member: MemberRow;
  classId: ClassRow['classId'];
  chain: string;
  events: ClassEvents;
}

function Member({ member, classId, chain, events }: MemberProps) {
  const words = text.settings.tokens.classes;
  const { asset, isBought, maySell, block, isNeeded } = member;
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-1.5 pr-4 font-normal">
        <span className="font-strong">{asset.symbol}</span>{' '}
        {!isNative(asset) && (
          <AddressTag address={asset.address} className="text-ink-3 text-meta" />
        )}
        <Doubts member={member} />
      </th>
      <td className="py-1.5 pr-4 text-ink-2">{chain}</td>
      <td className="py-2 pr-4">
        <Tick
          type="radio"
          name={`${classId}:${asset.chainId}`}
          aria-label={words.buysOf(asset.symbol, chain)}
          checked={isBought}
          disabled={block !== null}
          onChange={() => events.onBuy(classId, asset)}
        />
      </td>
      <td className="py-2 pr-4">
        <Tick
          type="checkbox"
          aria-label={words.maySell(asset.symbol, chain)}
          checked={maySell}
          disabled={block !== null}
          onChange={(event) => events.onMaySell(classId, asset, event.target.checked)}
        />
      </td>
      <td>
        <IconButton
          size="small"
          label={isNeeded ? words.lastOfTarget : words.remove(asset.symbol, chain)}
          icon={<Trash2 aria-hidden="true" />}
          disabled={isNeeded}
          onClick={() => events.onRemove(classId, asset)}
        />
      </td>
    </tr>
  );
}

/** What is unusual of a token, and whether its price is good enough to act on. */
function Doubts({ member: { asset, traits, price } }: { member: MemberRow }) {
  const { prices } = text.overview;
  return (
    <>
      {asset.isUnverified && (
        <span className="block text-ink-2 text-meta">{text.overview.unverified}</span>
      )}
      {traits.map((trait) => (
        <span key={trait} className="block text-ink-2 text-meta">
          {text.tokenTraits[trait]}
        </span>
      ))}
      {price !== null && price !== 'agreed' && (
        <span className="block text-ink-2 text-meta">
          {prices.status[price]}, {prices.notPlanned}
        </span>
      )}
    </>
  );
}
