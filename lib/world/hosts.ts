import { addedOrigins } from '../core/network.ts';
import { installHostPolicy } from '../net/hostPolicy.ts';
import { networksItem } from '../storage/networks.ts';

/**
 * Lets requests go to the hosts of the table and to those the user added, less those switched off.
 * Until this was called no request leaves this context; the choice is read once and then followed.
 */
export function guardHosts(): void {
  networksItem.watch(() => undefined);
  installHostPolicy(async () => {
    const networks = networksItem.peek() ?? (await networksItem.read());
    return { added: addedOrigins(networks), off: networks.switchedOff };
  });
}
