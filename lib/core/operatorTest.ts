/** Which of the methods that we use a node answers as it should. */
export interface OperatorMethods {
  /** Reading at a block by its hash (EIP-1898): needed to read at all. */
  byHash: boolean;
  /** Init code run by `eth_call`: finds tokens in one call. */
  initCode: boolean;
  /** `eth_simulateV1`: needed to plan. */
  simulate: boolean;
  /** State overrides in `eth_call`: the other way to simulate. */
  overrides: boolean;
  /** `eth_getProof`: balances can be proved. */
  proof: boolean;
}

/** What came of testing one node. */
export type OperatorTest =
  | { isAnswering: false }
  | {
      isAnswering: true;
      chainId: bigint;
      height: bigint;
      /** Age of its head in seconds by our clock; negative when it is ahead of it. */
      headAge: number;
      /** Milliseconds to the first answer. */
      latencyMs: number;
      methods: OperatorMethods;
    };
