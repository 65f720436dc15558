declare global {
  /** The last thing pressed on the ready-made frame, kept by the script that drew it. */
  var earlyPress: EventTarget | null | undefined;
}

/** Keeps what is pressed on a page before anything can hear it. */
export function keepEarlyPress(): void {
  document.addEventListener('click', ({ target }) => {
    globalThis.earlyPress = target;
  });
}

/** Gives what was pressed last, once, if it is still on the page. */
export function takeEarlyPress(): EventTarget | null {
  const target = globalThis.earlyPress ?? null;
  globalThis.earlyPress = null;
  return target instanceof Node && target.isConnected ? target : null;
}
