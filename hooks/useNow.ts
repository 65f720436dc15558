import { useEffect, useState } from 'react';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import { now } from '../lib/world/clock.ts';

/**
 * The time in whole seconds, renewed every `everySeconds` so that ages on screen stay true. `first`
 * is what it starts from where something drawn at that time is on screen already.
 */
export function useNow(everySeconds = 10, first?: UnixSeconds): UnixSeconds {
  const [time, setTime] = useState(() => first ?? now());
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return time;
}
