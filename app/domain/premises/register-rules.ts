import { longDay } from "../dates/iso-day.ts";

type Refusal = { field: string; message: string };

/** A number is one licence of a partnership: a second premises with it is refused, and told which has it. */
export function refuseNumberOf(
  other: { name: string; reference: string; isVisible: boolean } | undefined,
): Refusal | null {
  if (other === undefined) return null;
  return {
    field: "licenceNumber",
    message: other.isVisible
      ? `This licence number is that of ${other.name} (${other.reference})`
      : "This licence number is in a file that is being loaded. Wait until it is, or discard the file",
  };
}

/** Licensed from: a day that has come, or of a licence that begins within the year. */
export function refuseLicensedFrom(day: string | null, latest: string): Refusal | null {
  return day !== null && day > latest
    ? { field: "licensedFrom", message: `Day from which it is licensed must be ${longDay(latest)} or before` }
    : null;
}
