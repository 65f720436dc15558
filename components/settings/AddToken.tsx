import { useState } from 'react';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AddLookedToken } from './AddLookedToken.tsx';
import type { ClassRow, ClassWish, LookedToken, TokenEvents } from './classModel.ts';
import { LookForm, type LookFormProps } from './LookForm.tsx';

interface AddTokenProps extends Pick<LookFormProps, 'chainIds' | 'labels' | 'atFirst'> {
  classes: readonly Pick<ClassRow, 'classId' | 'name'>[];
  events: TokenEvents;
}

/** A token by its address: looked at first, then given a class. */
export function AddToken({ classes, events, ...form }: AddTokenProps) {
  const words = text.settings.tokens.add;
  const [looked, setLooked] = useState<LookedToken | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const forget = () => {
    setLooked(null);
    setAdded(null);
    setProblem(null);
  };
  const add = async ({ asset }: LookedToken, wish: ClassWish) => {
    setProblem(null);
    const outcome = await events.onAdd(asset, wish);
    if (!outcome.isOk) return setProblem(outcome.words);
    forget();
    setAdded(outcome.value);
  };
  return (
    <Card title={words.title}>
      <p className="pb-3 text-ink-2">{words.lead}</p>
      <LookForm
        {...form}
        isEmptied={added !== null}
        onLook={events.onLook}
        onChange={forget}
        onLooked={setLooked}
        onProblem={setProblem}
      />
      {looked && (
        <AddLookedToken
          key={looked.asset.address}
          looked={looked}
          classes={classes}
          onAdd={(wish) => add(looked, wish)}
        />
      )}
      <div className="flex flex-col gap-3 pt-3 empty:hidden">
        {added !== null && <Notice tone="info">{words.added(added)}</Notice>}
        {problem !== null && (
          <Notice tone="failure" title={words.notAdded}>
            {problem}
          </Notice>
        )}
      </div>
    </Card>
  );
}
