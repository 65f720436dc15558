import type { ChainId, ClassId } from '../../lib/core/asset.ts';
import { text } from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { Card } from '../ui/Card.tsx';
import { chainLabel, classLabel } from '../ui/labels.ts';
import type { BuyMember } from './targetModel.ts';

interface BuyMembersProps {
  buys: readonly BuyMember[];
  labels: FullLabels;
}

/** Which token of each class plans buy, a column a chain. */
export function BuyMembers({ buys, labels }: BuyMembersProps) {
  const words = text.targets.buys;
  const chainIds = [...new Set(buys.map(({ chainId }) => chainId))];
  const classIds = [...new Set(buys.map(({ classId }) => classId))];
  const symbolOf = (classId: ClassId, chainId: ChainId) =>
    buys.find((entry) => entry.classId === classId && entry.chainId === chainId)?.symbol;
  return (
    <Card title={words.title}>
      <p className="pb-2 text-ink-2">{words.lead}</p>
      <table className="w-full border-collapse text-left">
        <thead className="text-ink-2 text-meta">
          <tr>
            <th className="py-2 pr-4 font-normal">{text.targets.class}</th>
            {chainIds.map((id) => (
              <th key={id} className="py-2 pr-4 font-normal">
                {chainLabel(labels, id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classIds.map((classId) => (
            <tr key={classId} className="border-line border-t">
              <th scope="row" className="py-2 pr-4 font-strong">
                {classLabel(labels, classId)}
              </th>
              {chainIds.map((chainId) => (
                <td key={chainId} className="py-2 pr-4 text-ink-2">
                  {symbolOf(classId, chainId) ?? words.none}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
