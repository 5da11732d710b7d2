const PENCE = 100;
const AMOUNT = /^£? ?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d\d))?$/;

/** Whole pence of what somebody typed: "£1,234.50", "1234.50" or "1,234". Null for anything else, such as "12.5" or "1,23". */
export function penceOf(typed: string): number | null {
  const [match, pounds = "", pence = "0"] = AMOUNT.exec(typed.trim()) ?? [];
  return match === undefined ? null : Number(pounds.replaceAll(",", "")) * PENCE + Number(pence);
}

/** £1,234.50; always with pence, so that a column of amounts has one precision (DOMAIN 6.2). */
export function poundsText(pence: number): string {
  const text = (Math.abs(pence) / PENCE).toLocaleString("en-GB", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return pence < 0 ? `−£${text}` : `£${text}`;
}

/** As it would be typed again. */
export function poundsTyped(pence: number): string {
  return (Math.abs(pence) / PENCE).toFixed(2);
}

/** As a spreadsheet has it, to be added up. */
export function poundsOf(pence: number): number {
  return pence / PENCE;
}
