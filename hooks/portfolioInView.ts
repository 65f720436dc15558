/** Which portfolio is shown: the one named, else the user's current one, else the first. */
export const portfolioInView = (
  ids: readonly string[],
  wanted: string | null | undefined,
  current: string | null,
): string | undefined =>
  [wanted, current, ids[0]].find((one): one is string => Boolean(one && ids.includes(one)));
