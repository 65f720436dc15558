import type { AddressProblem, NameProblem } from '../typedAddress.ts';

export const onboarding = {
  portfolioName: 'My portfolio',
  steps: ['Portfolio', 'What was found', 'Targets', 'Alerts'],
  progress: (step: number, all: number) => `Step ${step} of ${all}`,
  back: 'Back',
  start: {
    title: 'Keep a portfolio at its target weights',
    lead: (chains: string) =>
      `Evenkeel reads EVM chains (${chains}), says when weights drift, and suggests swaps that your own wallet signs. No account, no server, no key of yours.`,
    watch: 'Watch an address',
    watchLead:
      'Reads balances only. A wallet can be connected later, when there is something to sign.',
    address: 'Address',
    addressHint: 'EVM chains: 0x and 40 more characters',
    addressOrNameHint: 'EVM chains: 0x and 40 more characters, or an ENS name',
    standsFor: 'This name stands for',
    compare: 'Compare it with what you expect before you go on.',
    lookUp: 'Look up this name',
    watchButton: 'Watch this address',
    connect: 'Connect MetaMask',
    connectLead: 'Takes the address from MetaMask. Nothing is sent until you sign there.',
    demo: 'Look at the demo',
    demoLead:
      'A made-up portfolio with figures that came with the extension. Nothing is asked of anyone.',
    demoButton: 'Open the demo',
    otherWallets:
      'MetaMask is the wallet that can sign today. With another wallet, watch its address.',
  },
  connect: {
    button: 'Connect MetaMask',
    ownId: 'MetaMask shows this extension by its id, not its name. Its id is',
    failed: 'Not connected.',
    install: 'Get MetaMask',
    setId: 'Set its id',
  },
  address: {
    empty: 'Type or paste an address.',
    notAddress: 'That is no address. An EVM address is 0x and 40 more characters, 0–9 and a–f.',
    wrongLength: 'An address has 42 characters with its 0x; some are missing or too many.',
    checksum:
      'The checksum does not fit: a character was changed. Copy the address again from where it came.',
    name: 'A name is looked up only for an address to watch, and only while Ethereum is on. Paste the address it stands for.',
    nameUnknown: 'No address is entered for this name on Ethereum.',
    nameElsewhere:
      'This name is answered by a server outside Ethereum, which is not asked. Paste the address it stands for.',
    nameOdd: 'That is no name: it has letters that names may not have.',
    nameUnread: 'The name could not be looked up: too few nodes of Ethereum agree. Try again.',
    otherChain: 'That looks like an address of another kind of chain. Evenkeel reads EVM chains.',
    secret:
      'That looks like a private key or recovery phrase. Never type one anywhere but in your wallet; it was not kept here.',
    nobody: 'That is the zero address. It belongs to nobody.',
    known: 'This address is already in the portfolio.',
  } satisfies Record<AddressProblem | NameProblem | 'known', string>,
  found: {
    title: 'What was found',
    lead: 'Choose what counts. All of it can be changed later.',
    chains: 'Chains',
    classes: 'Asset classes',
    classHint: 'One class is one exposure on every chain together.',
    read: 'read {age}',
    reading: 'Reading',
    unconfirmed: (chain: string) => `${chain} could not be confirmed.`,
    unconfirmedWhy:
      'Its balances are not counted until it is; while it is on, nothing is planned before.',
    retry: 'Read again',
    nothing: 'Nothing found',
    emptyTitle: 'Nothing found yet.',
    empty:
      'This address holds none of the assets Evenkeel counts on these chains. Choose classes and set targets now; a plan appears once it holds something.',
    noChain: 'Choose at least one chain.',
    noClass: 'Choose at least one class.',
    stillReading: 'Balances are still being read.',
    setTargets: 'Set targets',
  },
  targets: {
    title: 'Targets',
    lead: 'The share each class should have, and how far it may drift before you hear of it.',
    modes: {
      current: 'Use the current mix',
      equal: 'Equal shares',
      own: 'My own numbers',
    },
    modeHints: {
      current: 'Keep what you have now.',
      equal: 'The same share for each class.',
      own: 'Type each share.',
    },
    modeLabel: 'Start from',
    noMix: 'There is nothing to take a mix from yet.',
    next: 'Set up alerts',
  },
  alerts: {
    title: 'Alerts',
    lead: (minutes: number) =>
      `Every ${minutes} minutes Evenkeel reads the chains. When a class leaves its band you get one desktop notification, and a number on the toolbar button until it is back.`,
    why: 'Notifications are the only thing asked for. An alert never signs, sends or moves anything: a click on it opens a plan to review.',
    test: 'Send a test alert',
    sent: 'Sent.',
    testSent:
      'If you saw nothing, your system hides notifications of this browser: allow them in the system settings.',
    notShown: 'Not shown.',
    testFailed:
      'The browser refused to show it. Allow notifications for this browser and try again.',
    pinTitle: 'Pin the button',
    pin: {
      chromium: 'Open the puzzle-piece menu in the toolbar and press the pin beside Evenkeel.',
      firefox:
        'Open the puzzle-piece menu in the toolbar, press the cog beside Evenkeel and choose Pin to Toolbar.',
    },
    done: 'Open my portfolio',
  },
} as const;
