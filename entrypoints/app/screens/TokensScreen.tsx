import { AddToken } from '../../../components/settings/AddToken.tsx';
import { ClassSettings } from '../../../components/settings/ClassSettings.tsx';
import { type ClassEvents, classRows } from '../../../components/settings/classModel.ts';
import type { ManualClass } from '../../../components/settings/ManualForm.tsx';
import { ManualSettings } from '../../../components/settings/ManualSettings.tsx';
import { savePortfolio } from '../../../hooks/savePortfolio.ts';
import { tokensOf } from '../../../hooks/tokensOf.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import {
  withBuyMember,
  withKept,
  withManual,
  withMemberBack,
  withoutManual,
  withoutMember,
} from '../../../lib/core/classEdits.ts';
import type { PortfolioClasses } from '../../../lib/core/classes.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import { parseAddress } from '../../../lib/core/typedAddress.ts';
import { classesIn, OUR_CLASSES } from '../../../lib/registry/catalogue.ts';
import { useLabels } from '../useLabels.ts';

interface TokensScreenProps {
  portfolio: Portfolio;
  facts: PortfolioFacts | undefined;
}

/** Tokens, classes and coins elsewhere of the portfolio in view. */
export function TokensScreen({ portfolio, facts }: TokensScreenProps) {
  const { query } = useHashRoute();
  const labels = useLabels(portfolio);
  const classes = classesIn(portfolio);
  const rows = classRows(portfolio, classes, OUR_CLASSES, facts?.snapshot ?? null);
  const tokens = tokensOf(portfolio);
  const wanted = query.get('add');
  return (
    <>
      {portfolio.kind === 'own' && (
        <AddToken
          key={wanted}
          chainIds={portfolio.chainIds}
          classes={rows}
          labels={labels}
          atFirst={wantedToken(wanted)}
          events={{
            onLook: tokens.look,
            onAdd: ({ chainId, address }, wish) => tokens.add(chainId, address, wish),
          }}
        />
      )}
      <ManualSettings
        rows={portfolio.manual}
        classes={manualClasses(classes)}
        newId={() => crypto.randomUUID()}
        onSave={(row) => void savePortfolio(withManual(portfolio, row))}
        onRemove={(id) => void savePortfolio(withoutManual(portfolio, id))}
      />
      <ClassSettings classes={rows} labels={labels} events={classEvents(portfolio)} />
    </>
  );
}

/** `8453:0x…` from the address of the page, as a token's own "Add" writes it. */
function wantedToken(wanted: string | null) {
  const [chain = '', typed = ''] = (wanted ?? '').split(':');
  const parsed = parseAddress(typed);
  return /^\d{1,15}$/.test(chain) && parsed.isOk
    ? { chainId: Number(chain), address: parsed.address }
    : null;
}

const manualClasses = (classes: PortfolioClasses): ManualClass[] =>
  classes.classes.map(({ id, name }) => ({
    classId: id,
    name,
    unit: classes.referenceOf(id)?.symbol ?? name,
  }));

/** Each change is stored at once, and the background measures anew. */
const classEvents = (portfolio: Portfolio): ClassEvents => ({
  onBuy: (classId, asset) => void savePortfolio(withBuyMember(portfolio, classId, asset)),
  onMaySell: (classId, asset, maySell) =>
    void savePortfolio(withKept(portfolio, classId, asset, !maySell)),
  onRemove: (classId, asset) => void savePortfolio(withoutMember(portfolio, classId, asset)),
  onPutBack: (classId, asset) => void savePortfolio(withMemberBack(portfolio, classId, asset)),
});
