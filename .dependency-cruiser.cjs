// Who may import whom, downward only. Each rule has a planted violation in tests/arch/import-rules.test.ts.
// Run by tests/arch/importRules.ts: rules on neighbours with types counted, rules on reach without.
const ADAPTERS = ['chain', 'prices', 'quotes', 'orders', 'wallet', 'storage', 'messages', 'notify'];
const views = '^(hooks|components|entrypoints)/';
const packages = 'node_modules/';
const viemUtils = 'node_modules/viem/[^/]+/utils/';
const runtimeOnly = { dependencyTypesNot: ['type-only'] };

const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
/** Everything in one room, by a regular expression of the folders it may look into. */
const looksOnlyInto = (name, room, allowed, comment, more = {}) =>
  forbid(
    name,
    { path: room },
    { path: '^(lib|hooks|components|entrypoints)/', pathNot: allowed, ...more },
    comment,
  );

const rooms = [
  looksOnlyInto('core-stands-alone', '^lib/core/', '^lib/core/', 'core knows no other room.'),
  forbid(
    'core-runs-on-values',
    { path: '^lib/core/' },
    { path: packages, pathNot: viemUtils, ...runtimeOnly },
    'Of packages core runs viem/utils alone.',
  ),
  forbid(
    'core-types-from-viem',
    { path: '^lib/core/' },
    { path: packages, pathNot: 'node_modules/viem/' },
    'Of packages core knows viem alone.',
  ),
  looksOnlyInto('quant-stands-alone', '^lib/quant/', '^lib/quant/', 'quant knows plain numbers.'),
  forbid('quant-needs-no-package', { path: '^lib/quant/' }, { path: packages }, 'Plain numbers.'),
  looksOnlyInto(
    'policy-on-core-and-quant',
    '^lib/policy/',
    '^lib/(policy|core|quant)/',
    'The same decide runs live and simulated.',
  ),
  forbid(
    'policy-runs-on-values',
    { path: '^lib/policy/' },
    { path: packages, pathNot: viemUtils, ...runtimeOnly },
    'Policy runs on values.',
  ),
  looksOnlyInto(
    'flow-asks-ports',
    '^lib/flow/',
    '^lib/(flow|core|policy)/',
    'Use-cases name what they need; entrypoints and hooks hand it over. Types of adapters are fine.',
    runtimeOnly,
  ),
  forbid(
    'flow-runs-on-values',
    { path: '^lib/flow/' },
    { path: packages, pathNot: viemUtils, ...runtimeOnly },
    'The world is an argument.',
  ),
  ...ADAPTERS.map((name) =>
    looksOnlyInto(
      `adapters-stand-alone:${name}`,
      `^lib/${name}/`,
      `^lib/(${name}|core|registry|net)/`,
      'Adapters meet only in an entrypoint or a hook.',
    ),
  ),
  looksOnlyInto(
    'net-below-adapters',
    '^lib/net/',
    '^lib/(net|core|registry)/',
    'net is the one fetch.',
  ),
  looksOnlyInto(
    'world-joins-all-but-the-wallet',
    '^lib/world/',
    '^lib/(world|core|policy|flow|registry|net|chain|prices|quotes|storage|notify)/',
    'lib/world builds the worlds of the use-cases; the wallet joins in hooks.',
  ),
  looksOnlyInto(
    'registry-is-data',
    '^lib/registry/',
    '^(lib/(registry|core)|assets)/',
    'registry is data, some of it JSON in assets.',
  ),
  looksOnlyInto('hooks-below-views', '^hooks/', '^(hooks|lib)/', 'Hooks know no views.'),
  looksOnlyInto(
    'components-only-draw',
    '^components/',
    '^(components|lib/core)/',
    'Components get data by props.',
  ),
  forbid(
    'components-hold-no-state',
    { path: '^components/' },
    { path: 'node_modules/(@tanstack|wagmi|@wagmi|viem|zustand|idb|valibot)/', ...runtimeOnly },
    'Components get data by props.',
  ),
  forbid(
    'entrypoints-are-tops',
    { path: '^entrypoints/([^/]+)/' },
    { path: '^entrypoints/', pathNot: '^entrypoints/$1/' },
    'Shells do not import shells.',
  ),
  forbid(
    'nothing-above-imports-down',
    { path: '^lib/' },
    { path: views },
    'lib knows no hooks, no components and no entrypoints.',
  ),
  forbid(
    'no-tests-in-product',
    { path: '^(lib|hooks|components|entrypoints)/' },
    { path: '^(tests|devnet|bench)/' },
    'Product code knows no tests.',
  ),
  forbid(
    'extension-api-at-the-edge',
    { path: '^(lib|components)/', pathNot: '^lib/(storage|messages|notify|wallet)/' },
    { path: '^#imports$|^wxt/|node_modules/(wxt|@wxt-dev)/' },
    'Browser APIs are reached in entrypoints, hooks and four adapters.',
  ),
];

const hygiene = [
  forbid(
    'no-unresolved',
    {},
    { couldNotResolve: true, pathNot: '^#imports$' },
    'A rule cannot judge what it cannot find.',
  ),
  forbid('no-circles', {}, { circular: true }, 'Two files that need each other are one file.'),
  forbid(
    'no-orphans',
    {
      orphan: true,
      pathNot:
        '\\.d\\.ts$|^entrypoints/[^/]+/(index|main)\\.tsx?$|^lib/orders/stubs/|^components/frame/elements\\.ts$',
    },
    {},
    'Nobody imports this, and it imports nothing.',
  ),
];

const reach = [
  forbid(
    'background-cannot-sign',
    { path: '^entrypoints/background/' },
    { path: '^lib/wallet/', reachable: true },
    'No path leads from an alarm to a signature.',
  ),
  forbid(
    'popup-asks-no-wallet',
    { path: '^entrypoints/popup/' },
    { path: '^lib/wallet/', reachable: true },
    'The popup closes when it loses focus: it never asks the wallet.',
  ),
  forbid(
    'popup-stays-light',
    { path: '^entrypoints/popup/' },
    { path: 'node_modules/(viem|wagmi|@wagmi)/', pathNot: viemUtils, reachable: true },
    'The popup reaches viem only through viem/utils, and wagmi not at all.',
  ),
];

module.exports = {
  forbidden: [...rooms, ...hygiene, ...reach],
  options: {
    tsConfig: { fileName: 'tests/arch/tsconfig.depcruise.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.wxt|\\.output)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
