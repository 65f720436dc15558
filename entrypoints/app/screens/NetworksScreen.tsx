import { NetworkSettings } from '../../../components/settings/NetworkSettings.tsx';
import type { AddedChain, NetworkEvents } from '../../../components/settings/networkModel.ts';
import { savePortfolio } from '../../../hooks/savePortfolio.ts';
import { changeNetworks, useNetworks } from '../../../hooks/useNetworks.ts';
import { testNode, useNodeTests } from '../../../hooks/useNodeTests.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { useOperatorScores } from '../../../hooks/useOperatorScores.ts';
import { useWallet } from '../../../hooks/useWallet.ts';
import { isRunning } from '../../../lib/core/check.ts';
import type { CustomChain, Networks } from '../../../lib/core/network.ts';
import {
  withCustom,
  withHost,
  withNode,
  withOwnOnly,
  withoutCustom,
  withQuorum,
} from '../../../lib/core/networkEdits.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { networkRows } from '../networkRows.ts';
import { checkNow } from './checkNow.ts';

interface NetworksScreenProps {
  portfolio: Portfolio | null;
  facts: PortfolioFacts | undefined;
}

/** Who is asked about each chain, how many must agree, and what can be done there. */
export function NetworksScreen({ portfolio, facts }: NetworksScreenProps) {
  const networks = useNetworks();
  const scores = useOperatorScores();
  const { tests, test } = useNodeTests();
  const now = useNow();
  const wallet = useWallet();
  const rows = networkRows({
    networks,
    scores,
    portfolio,
    snapshot: facts?.snapshot ?? null,
    tests,
    hasWallet: wallet.address !== null,
  });
  return (
    <NetworkSettings
      networks={rows}
      tests={tests}
      now={now}
      isChecking={isRunning(facts?.check ?? null, now)}
      events={{ ...networkEvents(portfolio), onTest: test }}
    />
  );
}

/** Each change is stored at once and the portfolio is read anew with it. */
function networkEvents(portfolio: Portfolio | null): Omit<NetworkEvents, 'onTest'> {
  const edit = (by: (networks: Networks) => Networks) =>
    void changeNetworks(by).then(() => checkNow(portfolio));
  const onChain = (chainId: number, isOn: boolean) => {
    if (!portfolio) return;
    const others = portfolio.chainIds.filter((one) => one !== chainId);
    void savePortfolio({ ...portfolio, chainIds: isOn ? [...others, chainId] : others });
  };
  return {
    onChain,
    onCheckNow: () => checkNow(portfolio),
    onNode: (chainId, before, node) => edit((all) => withNode(all, chainId, before, node)),
    onQuorum: (chainId, quorum) => edit((all) => withQuorum(all, chainId, quorum)),
    onOwnOnly: (chainId, isOwnOnly) => edit((all) => withOwnOnly(all, chainId, isOwnOnly)),
    onHost: (host, isAsked) => edit((all) => withHost(all, host, isAsked)),
    onAddChain: async (chain) => {
      const outcome = await tryChain(chain);
      if (outcome.is === 'added') onChain(chain.id, true);
      return outcome;
    },
    onRemoveChain: (chainId) => {
      onChain(chainId, false);
      edit((all) => withoutCustom(all, chainId));
    },
  };
}

/** Adds a chain only when its node says that it is of that chain. */
async function tryChain(chain: CustomChain): Promise<AddedChain> {
  const outcome = await testNode(chain.operators[0]?.url ?? '').catch(() => null);
  if (!outcome?.isAnswering) return { is: 'silent' };
  if (outcome.chainId !== BigInt(chain.id)) return { is: 'wrong', found: outcome.chainId };
  await changeNetworks((all) => withCustom(all, chain));
  return { is: 'added' };
}
