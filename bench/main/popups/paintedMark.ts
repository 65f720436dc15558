// When a popup's mark was painted, told by the page itself.

/** Milliseconds from the start of the navigation. */
export interface Painted {
  /** The page had a document, and nothing of its own had run. */
  readonly documentAt: number;
  readonly at: number;
}

declare global {
  var markPainted: Promise<Painted>;
}

/**
 * To run in a page before its own scripts; may use nothing from around it. Waits for an element,
 * then for the next frame, and takes the time in the first task after that frame was drawn.
 */
export function watchMark(selector: string): void {
  const documentAt = performance.now();
  globalThis.markPainted = new Promise((resolve, reject) => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      watcher.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ documentAt, at: performance.now() });
        port2.postMessage(null);
      });
    });
    watcher.observe(document, { childList: true, subtree: true });
    setTimeout(() => reject(new Error(`${location.href} paints no ${selector}`)), 20_000);
  });
}
