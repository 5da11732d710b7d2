import { v7 as uuid } from "uuid";

/** An id as it would have been given on that day: ids of long ago stand before those of today in every index. */
export function idOn(day: string): string {
  return uuid({ msecs: Date.parse(`${day}T12:00:00.000Z`) });
}
