import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import { at } from "../world.ts";
import type { By, Case } from "./case.ts";
import type { Desk } from "./desk.ts";
import type { Place } from "./refer.ts";

type New = By & { title: string; place: Place & { beat: string }; heading: AsbHeading; lastOn: string; kase: Case };

/** Continuing behaviour, which has become that case. */
export function openProblem({ ledger, world }: Desk, { day, by, title, place, heading, lastOn, kase }: New): string {
  const now = at(day, "11:40");
  const made = { created_at: now.toISOString(), created_by: ledger.hand(by).id };
  const row: NewRow<"problem"> = {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, reference: "", version: 1, title },
    ...{ location_id: place.id, case_id: kase.id, opened_on: day, closed_on: null, ...made, heading },
    ...{ beat_code: place.beat, last_on: lastOn, close_reason: null },
  };
  ledger.add("problem", row);
  ledger.number("PB", day, row);
  ledger.add("problem_change", {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, problem_id: row.id, kind: "opened" },
    ...{ incident_id: null, before_value: null, after_value: title, reason: null },
    ...{ changed_by: made.created_by, changed_at: made.created_at },
  });
  ledger.log(by, now, {
    ...{ category: "collection", event: "problem.opened", objectKind: "problem", objectId: row.id },
    ...{ fields: ["title", "locationId"], detail: { after: { title, locationId: place.id } } },
    objects: [{ kind: "case", id: kase.id }],
  });
  return row.id;
}
