// The 1inch utils use nothing of web3 1.x but this one function.
import { keccak256 } from 'viem/utils';

export default { utils: { keccak256 } };
