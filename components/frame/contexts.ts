import { CurrencyContext } from '../ui/Currency.tsx';
import { PrivacyContext } from '../ui/Privacy.tsx';

/** Every context that the popup reads, with what holds outside of its provider. */
export const CONTEXTS = new Map<{ readonly Consumer: object }, unknown>([
  [PrivacyContext, false],
  [CurrencyContext, null],
]);
