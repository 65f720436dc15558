import { seededRandom } from '../../lib/quant/bootstrap.ts';

/** Daily returns of a GARCH(1,1) with alpha 0.10, beta 0.85 and omega 5e-5: a seed's are the same. */
export function garchReturns(days: number, seed: number): number[] {
  const random = seededRandom(seed);
  let h = 1e-3;
  return Array.from({ length: days }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const r = Math.sqrt(h) * normal;
    h = 5e-5 + 0.1 * r * r + 0.85 * h;
    return r;
  });
}
