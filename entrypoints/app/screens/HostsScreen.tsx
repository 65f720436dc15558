import { HostTable } from '../../../components/settings/HostTable.tsx';
import { hostRows } from '../../../components/settings/hostModel.ts';
import { changeNetworks, useNetworks } from '../../../hooks/useNetworks.ts';
import { withHost } from '../../../lib/core/networkEdits.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import { HOSTS } from '../../../lib/registry/hosts.ts';
import { networkRows } from '../networkRows.ts';

/** Every host that may be asked, each with a switch. */
export function HostsScreen({ portfolio }: { portfolio: Portfolio | null }) {
  const networks = useNetworks();
  const rows = networkRows({
    networks,
    scores: {},
    portfolio,
    snapshot: null,
    tests: {},
    hasWallet: false,
  });
  return (
    <HostTable
      hosts={hostRows(HOSTS, rows, networks.switchedOff)}
      onHost={(host, isAsked) => void changeNetworks((all) => withHost(all, host, isAsked))}
    />
  );
}
