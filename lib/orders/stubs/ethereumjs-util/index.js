// Turns what the eth-sig-util stand-in gives back into hex.
export const bufferToHex = (buffer) => buffer.hex;
