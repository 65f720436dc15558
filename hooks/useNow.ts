import { useEffect, useState } from 'react';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import { now } from '../lib/world/clock.ts';

/** The time in whole seconds, renewed every `everySeconds` so that ages on screen stay true. */
export function useNow(everySeconds = 10): UnixSeconds {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return time;
}
