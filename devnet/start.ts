// Starts the devnet for a person: prints where everything is, Ctrl-C stops it.
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumArguments, WALLET_FOLDER } from './chromium.ts';
import { extensionIdOf } from './extensionId.ts';
import { OPERATORS, WALLET_HOSTS } from './front/operators.ts';
import { startDevnet } from './startDevnet.ts';

const devnet = await startDevnet({ log: (line) => console.log(line) });
const { front, chains, user } = devnet;
const extension = fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url));
const chromium = [
  'chromium',
  ...chromiumArguments({ frontPort: front.port, extensions: [extension, WALLET_FOLDER] }),
  `--user-data-dir=${path.join(tmpdir(), 'evenkeel-devnet-profile')}`,
];

console.log(`
user        ${user}
Ethereum    ${chains[1].url}  as ${[...OPERATORS[1], WALLET_HOSTS[1]].join(', ')}
Base        ${chains[8453].url}  as ${[...OPERATORS[8453], WALLET_HOSTS[8453]].join(', ')}
front       https://127.0.0.1:${front.port} by host name, proxy for Firefox at 127.0.0.1:${front.proxyPort}
wallet      ${WALLET_FOLDER}
            its id in Chromium: ${extensionIdOf(WALLET_FOLDER)}

After \`npm run build\`, in Chromium:

${chromium.map(quoted).join(' ')}

Ctrl-C stops everything.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void devnet.stop().then(() => process.exit(0));
  });
}

function quoted(argument: string): string {
  return /[^\w./=:-]/.test(argument) ? `'${argument}'` : argument;
}
