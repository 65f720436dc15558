/** A page that is not visible draws no frame: then the wait ends after this long. */
const LONGEST_MS = 100;

/** The element of an id, as soon as the parser has come to it: before the page is first drawn. */
export const elementOf = (id: string): Promise<HTMLElement> =>
  new Promise((resolve) => {
    const look = () => {
      const found = document.getElementById(id);
      if (found) resolve(found);
      return found;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document, { childList: true, subtree: true });
  });

/** Ends in the first task after the next frame was drawn. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    requestAnimationFrame(() => port2.postMessage(null));
    setTimeout(resolve, LONGEST_MS);
  });
