import { Fragment, type ReactNode } from 'react';

/** The names of the {slots} in a sentence. */
type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;

interface SentenceProps<T extends string> {
  /** A sentence of `text.ts` with slots in braces. */
  of: T;
  parts: Record<Slots<T>, ReactNode>;
}

/** A sentence with drawn things in it, so that a figure inside one can be hidden like any other. */
export function Sentence<T extends string>({ of, parts }: SentenceProps<T>) {
  const slots = new Map<string, ReactNode>(Object.entries(parts));
  return of
    .split(/\{(\w+)\}/)
    .map((piece, index) => (
      <Fragment key={index}>{index % 2 === 0 ? piece : slots.get(piece)}</Fragment>
    ));
}
