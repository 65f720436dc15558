/**
 * What a spreadsheet would run as a formula (OWASP, CSV injection): its first character, full width
 * included, whatever blank or unseen one stands before it; and a line or a tab to begin with.
 */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;
/** A plain number may begin with a minus: no formula is made of digits and a point alone. */
const NUMBER = /^-?\d+(\.\d+)?$/;
const QUOTED = /[",\r\n]/;

/**
 * Rows as comma-separated values (RFC 4180: CRLF, quotes doubled). What a spreadsheet would take for
 * a formula gets an apostrophe before it; plain numbers stay as they are.
 */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An integer of a smallest unit as a plain decimal number, every digit kept: `-12.5`. */
export function decimalText(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - decimals);
  return `${value < 0n ? '-' : ''}${decimals > 0 && fraction ? `${whole}.${fraction}` : whole}`;
}
