import { type ReactNode, useState } from 'react';
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

/** A quiet button for what cannot be undone: asked once more before it is done. */
export function AskedTwice({ lead, label, question, yes, no, onYes }: AskedTwiceProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking)
    return (
      <div className={lead ? 'text-ink-2' : '-ml-3'}>
        {lead}{' '}
        <Button size="small" kind="quiet" onClick={() => setIsAsking(true)}>
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
        <Button size="small" onClick={() => setIsAsking(false)}>
          {no}
        </Button>
      </div>
    </Notice>
  );
}
