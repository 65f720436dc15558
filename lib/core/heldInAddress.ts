/** Signs that JSON is full of and an address writes as three, for signs that it leaves as they are. */
const COMMON = '" []{}';
const RARE = "'_()*~";

/** Each of them for its other: twice is as before. */
const swapped = (words: string): string =>
  words.replace(/["' _[\](){}*~]/g, (sign) => {
    const at = COMMON.indexOf(sign);
    return (at < 0 ? COMMON[RARE.indexOf(sign)] : RARE[at]) ?? sign;
  });

/** An address that keeps JSON behind its `#`, half as long as if every sign were escaped. */
export const addressHolding = (plain: string, json: string): string =>
  `${plain}#${encodeURI(swapped(json))}`;

/** The JSON that an address keeps, or nothing. @throws URIError where it was not made by us */
export function heldIn(address: string): string {
  const at = address.indexOf('#');
  return at < 0 ? '' : swapped(decodeURI(address.slice(at + 1)));
}
