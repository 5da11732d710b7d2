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

type Standing = { closedOn: string | null; missingSince: string | null };
type StateRefusal = { field: string | null; message: string } | null;

/** A day that has come, and after which nothing is recorded there (`later`: how many incidents are). */
export function refuseClosing(
  { closedOn }: Pick<Standing, "closedOn">,
  day: string,
  { today, later }: { today: string; later: number },
): StateRefusal {
  if (closedOn !== null) return { field: null, message: `These premises closed on ${longDay(closedOn)} already` };
  if (day > today) return { field: "closedOn", message: "Day on which they closed must be today or in the past" };
  if (later === 0) return null;
  const incidents = later === 1 ? "An incident" : `${later.toLocaleString("en-GB")} incidents`;
  return {
    field: "closedOn",
    message: `${incidents} after ${longDay(day)} ${later === 1 ? "is" : "are"} recorded here`,
  };
}

export function refuseReopening({ closedOn }: Pick<Standing, "closedOn">): StateRefusal {
  return closedOn === null ? { field: null, message: "These premises are not closed" } : null;
}

export function refuseKeeping({ closedOn, missingSince }: Standing): StateRefusal {
  if (closedOn !== null) return { field: null, message: "These premises are closed" };
  return missingSince === null ? { field: null, message: "These premises are not missing from the register" } : null;
}
