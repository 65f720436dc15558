import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { Tick } from '../ui/Tick.tsx';
import type { HostRow } from './settingsModel.ts';

interface HostTableProps {
  hosts: readonly HostRow[];
  onHost: (host: string, isAsked: boolean) => void;
}

const HEAD = 'py-2 pr-4 font-normal';

/** Every host that may be asked: why, what it learns, and a switch. */
export function HostTable({ hosts, onHost }: HostTableProps) {
  const words = text.settings.hosts;
  return (
    <Card title={words.title}>
      <p className="pb-2 text-ink-2">{words.lead}</p>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left text-meta">
          <thead className="text-ink-3">
            <tr>
              <th scope="col" className={HEAD}>
                {words.ask}
              </th>
              <th scope="col" className={HEAD}>
                {words.host}
              </th>
              <th scope="col" className={HEAD}>
                {words.why}
              </th>
              <th scope="col" className="py-2 font-normal">
                {words.learns}
              </th>
            </tr>
          </thead>
          <tbody>
            {hosts.map((row) => (
              <HostLine key={row.host} row={row} onHost={onHost} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function HostLine({ row, onHost }: { row: HostRow; onHost: HostTableProps['onHost'] }) {
  const words = text.settings.hosts;
  const { host, purpose, why, learns, isAsked, isAdded, stops } = row;
  return (
    <tr className="border-line border-t align-top">
      <td className="py-2 pr-4">
        <Tick
          type="checkbox"
          aria-label={words.askHost(host)}
          checked={isAsked}
          onChange={(event) => onHost(host, event.target.checked)}
        />
      </td>
      <th scope="row" className="py-2 pr-4 font-strong text-ink">
        <span className="break-all">{host}</span>
        <span className="block font-normal text-ink-3">
          {isAdded ? words.added : words.purpose[purpose]}
        </span>
      </th>
      <td className="py-2 pr-4 text-ink-2">
        {why.map((reason) => (
          <span key={reason} className="block">
            {reason}
          </span>
        ))}
        {stops && (
          <span role="status" className="block font-strong text-ink">
            {stops}
          </span>
        )}
      </td>
      <td className="py-2 text-ink-2">{learns}</td>
    </tr>
  );
}
