/** Firefox says `browser`, Chromium `chrome`; both answer with promises. */
export const api = globalThis.browser ?? globalThis.chrome;
