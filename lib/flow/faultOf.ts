import { asFault, type Fault } from '../core/fault.ts';

/** Waits for work that must not keep what comes after it from happening; undefined when it went well. */
export const faultOf = (work: Promise<unknown>): Promise<Fault | undefined> =>
  work.then(() => undefined, asFault);

/** @throws the first fault of those there are */
export function throwFirst(...faults: readonly (Fault | false | null | undefined)[]): void {
  const first = faults.find(Boolean);
  if (first) throw first;
}
