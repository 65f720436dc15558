/** Imports a list from assets. */
export type Load = () => Promise<{ default: unknown }>;

/**
 * A list as its file holds it. In a build each stays a file, and what is imported is a function that
 * reads it (assets/shipAsFiles.ts).
 */
export async function loadShipped(load: Load): Promise<unknown> {
  const { default: list } = await load();
  return typeof list === 'function' ? await list() : list;
}
