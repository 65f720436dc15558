import { text } from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import type { HostRow } from './settingsModel.ts';

/** Every host that may be asked: why, and what it learns. */
export function HostTable({ hosts }: { hosts: readonly HostRow[] }) {
  const words = text.settings.hosts;
  return (
    <Card title={words.title}>
      <p className="pb-2 text-ink-2">{words.lead}</p>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left text-meta">
          <thead className="text-ink-3">
            <tr>
              <th className="py-2 pr-4 font-normal">{words.host}</th>
              <th className="py-2 pr-4 font-normal">{words.why}</th>
              <th className="py-2 font-normal">{words.learns}</th>
            </tr>
          </thead>
          <tbody>
            {hosts.map(({ host, purpose, why, learns }) => (
              <tr key={host} className="border-line border-t align-top">
                <th scope="row" className="py-2 pr-4 font-strong text-ink">
                  <span className="break-all">{host}</span>
                  <span className="block font-normal text-ink-3">{words.purpose[purpose]}</span>
                </th>
                <td className="py-2 pr-4 text-ink-2">{why}</td>
                <td className="py-2 text-ink-2">{learns}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
