// EIP-712 hashing as the 1inch utils call it, answered by viem. Signing is refused: no key ever lives here.
import { hashStruct, hashTypedData } from 'viem/utils';

export const SignTypedDataVersion = { V1: 'V1', V3: 'V3', V4: 'V4' };

const withoutDomain = ({ EIP712Domain: _domain, ...types }) => types;
const asBuffer = (hex) => ({ hex, toString: () => hex.slice(2) });

export const TypedDataUtils = {
  eip712Hash: ({ domain, types, primaryType, message }) =>
    asBuffer(hashTypedData({ domain, types: withoutDomain(types), primaryType, message })),
  hashStruct: (primaryType, data, types) => asBuffer(hashStruct({ primaryType, data, types })),
};

export const signTypedData = () => {
  throw new Error('No private key lives in this extension.');
};
