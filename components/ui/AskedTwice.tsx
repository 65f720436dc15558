import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface AskedTwiceProps {
  /** Stands before the button until it is pressed. */
  lead?: ReactNode;
  label: string;
  question: string;
  yes: string;
  no: string;
  onYes: () => void;
}

/**
 * A quiet button for what cannot be undone: asked once more before it is done. The focus goes to the
 * harmless answer and comes back; Escape is that answer too.
 */
export function AskedTwice({ lead, label, question, yes, no, onYes }: AskedTwiceProps) {
  const [isAsking, setIsAsking] = useState(false);
  const here = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(isAsking);
  useEffect(() => {
    if (isAsking !== wasAsking.current) here.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  useEffect(() => {
    if (!isAsking) return;
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && setIsAsking(false);
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [isAsking]);
  if (!isAsking)
    return (
      <div className={lead ? 'text-ink-2' : '-ml-3'}>
        {lead}{' '}
        <Button ref={here} size="small" kind="quiet" onClick={() => setIsAsking(true)}>
          {label}
        </Button>
      </div>
    );
  return (
    <Notice tone="warning">
      {question}
      <div className="flex gap-2 pt-3">
        <Button size="small" kind="danger" onClick={onYes}>
          {yes}
        </Button>
        <Button ref={here} size="small" onClick={() => setIsAsking(false)}>
          {no}
        </Button>
      </div>
    </Notice>
  );
}
