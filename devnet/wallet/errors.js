// The errors of EIP-1193, EIP-1474 and EIP-5792 that MetaMask answers with.

export class RpcError extends Error {
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export const rejected = () => new RpcError(4001, 'User rejected the request.');

export const unauthorized = () =>
  new RpcError(4100, 'The requested account and/or method has not been authorized by the user.');

export const unknownChain = (chainId) =>
  new RpcError(
    4902,
    `Unrecognized chain ID "${chainId}". Try adding the chain using wallet_addEthereumChain first.`,
  );

export const invalidParams = (message) => new RpcError(-32602, message);

export const unknownMethod = (method) =>
  new RpcError(-32601, `The method "${method}" does not exist / is not available.`);

export const alreadyAsking = (method) =>
  new RpcError(-32002, `Already processing ${method}. Please wait.`);

/** MetaMask's words and code when its own node refuses. */
export const nodeRefused = (httpStatus) =>
  new RpcError(-32002, 'RPC endpoint not found or unavailable.', { httpStatus });

export const internal = (message) => new RpcError(-32603, message);
