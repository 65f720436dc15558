import { Bell } from 'lucide-react';
import type { Episode } from '../../lib/core/episode.ts';
import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Sentence } from '../ui/Sentence.tsx';

interface AlertStatusProps {
  facts: PortfolioFacts;
  episode: Episode | null;
  onChange: () => void;
}

/** Whether the user would be told, and was. */
export const AlertStatus = ({ facts, episode, onChange }: AlertStatusProps) => (
  <Card>
    <div className="flex flex-wrap items-center gap-4">
      <Bell aria-hidden="true" className="size-4 shrink-0 text-ink-2" />
      <div className="min-w-0 grow basis-48">
        <h2 className="font-bold text-body">
          {episode ? (
            <Sentence
              of={episode.isTold ? text.overview.alertSince : text.overview.alertSilent}
              parts={{ time: <Age kind="clock" at={episode.startedAt} now={facts.now} /> }}
            />
          ) : (
            text.overview.alertCalm
          )}
        </h2>
        <p className="text-ink-2 text-meta">{text.overview.alertsEvery(facts.checkMinutes)}</p>
      </div>
      <Button kind="quiet" onClick={onChange}>
        {text.overview.alertChange}
      </Button>
    </div>
  </Card>
);
