import { longDay } from "#app/domain/dates/iso-day.ts";
import { definitionOf } from "#app/domain/interventions/kinds.ts";
import { END_NAMES, STATE_NAMES } from "#app/domain/interventions/record.ts";
import { findIntervention, type FoundIntervention } from "#db/queries/interventions.ts";
import { recordView } from "../audit/record-access.ts";
import type { InterventionContext } from "./change-intervention.ts";

/** The intervention for whoever may change it; or an answer of 404 or 403. The look at it stands in the log. */
export async function interventionToChange({ db, actor, now }: InterventionContext, id: string) {
  const found = await findIntervention(db, actor, id);
  if (!found) throw new Response(null, { status: 404 });
  if (found.isByRight !== 1) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "intervention.viewed", "intervention", id, {
    restricted: found.caseVisibility === "restricted",
  });
  return found;
}

/** What stands at the head of every page on which an intervention is changed. */
export function headOfIntervention({ id, reference, kind, ownKindName, serviceName }: FoundIntervention) {
  const name = ownKindName ?? (serviceName === null ? definitionOf(kind).name : `Referral to ${serviceName}`);
  return { id, reference, subject: name };
}

type Standing = Pick<FoundIntervention, "state" | "issuedOn" | "untilDay" | "endedOn" | "endKind">;

/** One sentence of how it stands: since when, until when, and how it ended. */
export function standingOf({ state, issuedOn, untilDay, endedOn, endKind }: Standing): string {
  const until = untilDay === null ? "without an end that is recorded" : `until ${longDay(untilDay)}`;
  const begun = `${STATE_NAMES[state]} on ${longDay(issuedOn)}`;
  if (endedOn === null || endKind === null) return state === "made" ? `${begun}, ${until}.` : `${begun}.`;
  return `${begun}. Ended on ${longDay(endedOn)}: ${END_NAMES[endKind].toLowerCase()}.`;
}
