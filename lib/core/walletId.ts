/** Chromium: 32 letters a to p. Firefox: a GUID in braces, or name@company. */
const FORMAT = {
  chromium: /^[a-p]{32}$/,
  firefox: /^(\{[0-9a-f-]{36}\}|[\w.+-]*@[\w.-]+)$/i,
} as const;

export type BrowserFamily = keyof typeof FORMAT;

/** Whether trimmed text may be the id of an extension in this browser. */
export const isExtensionId = (browser: BrowserFamily, typed: string): boolean =>
  FORMAT[browser].test(typed.trim());
