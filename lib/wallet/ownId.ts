/** How MetaMask names this extension; it shows neither name nor icon. Seen with 13.5 in both browsers. */
export interface OwnId {
  /** Title of the connect window: the extension id in Chromium, a random uuid in Firefox. */
  id: string;
  /** What a confirmation calls the asker. */
  origin: string;
}

/** What the user should find in MetaMask's windows. */
export function ownId(runtime: { getURL(path: string): string }): OwnId {
  const { protocol, host } = new URL(runtime.getURL('/'));
  return { id: host, origin: `${protocol}//${host}` };
}
