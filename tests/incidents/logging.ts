import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { createLocation } from "#app/services/locations/create-location.ts";
import type { Executor } from "#db/transaction.ts";

/** Days before today: the forms take no day ahead. */
export const ago = (days: number) => plusDays(londonDay(new Date()), -days);

export function dayFields(name: string, day: string | null): Record<string, string> {
  const [year = "", month = "", date = ""] = (day ?? "").split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** What an officer types for noise yesterday, reported by telephone today by Pat Sample. */
export function reportFields(
  agencyId: string,
  {
    reportedOn = ago(0),
    happenedOn = ago(1),
    ...changes
  }: { reportedOn?: string; happenedOn?: string } & Record<string, string> = {},
): Record<string, string> {
  return {
    ...{
      reporterGiven: "Pat",
      reporterFamily: "Sample",
      agencyId,
      channel: "phone",
      place: "12 Ling Road",
      type: "noise",
    },
    ...{ qualifier: "personal", whatHappened: "Loud music until three" },
    ...dayFields("reportedOn", reportedOn),
    ...dayFields("happenedOn", happenedOn),
    ...changes,
  };
}

/** An address as the pages record it, found by its words. */
export async function aPlace(db: Executor, actor: Actor, name: string) {
  const areas = { beatId: null, wardId: null, uprn: null, latitude: null, longitude: null };
  const details = { kind: "address" as const, name, addressWords: name, postcode: null, ...areas };
  const made = await createLocation({ db, actor, now: new Date() }, details, { anyway: true });
  if (made.kind !== "done") throw new Error(made.kind);
  return made.id;
}
