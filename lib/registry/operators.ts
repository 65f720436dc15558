const operator = (name: string, host: string, path = '/') => ({
  name,
  host,
  url: `https://${host}${path}`,
});

const publicNode = (chain: string) => operator('PublicNode', `${chain}-rpc.publicnode.com`);
const llamaNodes = (chain: string) => operator('LlamaNodes', `${chain}.llamarpc.com`);
const drpc = (chain: string) => operator('dRPC', `${chain}.drpc.org`);
const onFinality = (chain: string) =>
  operator('OnFinality', `${chain}.api.onfinality.io`, '/public');

/**
 * Companies that run public nodes without a key, by chain. Sources: viem chain definitions,
 * DefiLlama/chainlist constants/extraRpcs.js (2026-08-22), the operators' own documentation.
 */
export const OPERATORS = {
  1: [publicNode('ethereum'), llamaNodes('eth'), drpc('eth')],
  8453: [publicNode('base'), llamaNodes('base'), operator('Base', 'mainnet.base.org')],
  42161: [
    publicNode('arbitrum-one'),
    drpc('arbitrum'),
    operator('Arbitrum', 'arb1.arbitrum.io', '/rpc'),
  ],
  10: [publicNode('optimism'), drpc('optimism'), operator('Optimism', 'mainnet.optimism.io')],
  137: [publicNode('polygon-bor'), drpc('polygon'), onFinality('polygon')],
  56: [publicNode('bsc'), drpc('bsc'), operator('BNB Chain', 'bsc-dataseed.bnbchain.org')],
  43114: [
    publicNode('avalanche-c-chain'),
    drpc('avalanche'),
    operator('Ava Labs', 'api.avax.network', '/ext/bc/C/rpc'),
  ],
  100: [publicNode('gnosis'), drpc('gnosis'), operator('Gnosis', 'rpc.gnosischain.com')],
  59144: [publicNode('linea'), drpc('linea'), operator('Linea', 'rpc.linea.build')],
  130: [publicNode('unichain'), drpc('unichain'), operator('Unichain', 'mainnet.unichain.org')],
  146: [
    operator('Sonic Labs', 'rpc.soniclabs.com'),
    drpc('sonic'),
    operator('Stakely', 'sonic-json-rpc.stakely.io'),
  ],
  534352: [operator('Scroll', 'rpc.scroll.io'), drpc('scroll'), onFinality('scroll')],
  5000: [publicNode('mantle'), drpc('mantle'), operator('Mantle', 'rpc.mantle.xyz')],
} as const;
