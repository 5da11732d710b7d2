/** Values of outside measures are kept in thousandths, whole numbers, so that 2.5% and 0.1 stay what was typed. */
const PER_WHOLE = 1000;
const MOST = 1_000_000_000_000;

/** "1,234.5" or "-2.5%"; null for what is no number, has more than three decimals or is too large. */
export function thousandthsOf(typed: string): number | null {
  const text = typed.trim().replace("−", "-").replace(/ ?%$/, "").replaceAll(",", "");
  const [match, sign, whole = "", fraction = ""] = /^([+-]?)(\d{1,12})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  if (match === undefined) return null;
  const size = Number(whole) * PER_WHOLE + Number(fraction.padEnd(3, "0"));
  if (size > MOST) return null;
  return sign === "-" && size !== 0 ? -size : size;
}

/** 1,234.5 */
export function thousandthsText(thousandths: number): string {
  const text = (Math.abs(thousandths) / PER_WHOLE).toLocaleString("en-GB", { maximumFractionDigits: 3 });
  return thousandths < 0 ? `−${text}` : text;
}

export function inThousandths(count: number) {
  return count * PER_WHOLE;
}
