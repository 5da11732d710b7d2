import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Loaded } from "../world/load.ts";

const NAMED = ["reporter", "affected", "suspect"] as const;

/**
 * The number-th report as an officer types it: by somebody who is recorded already, about themselves, at a place that is
 * recorded already, and none of the incidents that were there before.
 */
export function reportForm({ councilId, people, places }: Loaded, number: number): Record<string, string> {
  const person = people[number % people.length];
  const place = places[(number * 7) % places.length];
  const [year = "", month = "", day = ""] = londonDay(new Date()).split("-");
  const today = (name: string) => ({ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
  const nobody = Object.fromEntries(
    NAMED.flatMap((who) => ["Given", "Family", "Id"].map((part) => [`${who}${part}`, ""])),
  );
  return {
    ...{ ...nobody, once: uuid(), seen: "", reporterKind: "named", affectedKind: "same" },
    ...{ reporterGiven: person?.given ?? "", reporterFamily: person?.family ?? "", reporterId: person?.id ?? "" },
    ...{ agencyId: councilId, channel: "phone", ...today("reportedOn"), ...today("happenedOn"), happenedAt: "00:10" },
    ...{ place: place?.name ?? "", locationId: place?.id ?? "", type: "noise", qualifier: "nuisance", flags: "youth" },
    ...{ hate: "no", priority: "standard", sameAs: "new", problemId: "" },
    whatHappened: "House party, music heard at the end of the street, about sixty people.",
  };
}
