import { definitionOf } from "#app/domain/interventions/kinds.ts";
import { findIntervention, type FoundIntervention } from "#db/queries/interventions.ts";
import { recordView } from "../audit/record-access.ts";
import type { InterventionContext } from "./change-intervention.ts";

/** The intervention for whoever may change it; or an answer of 404 or 403. The look at it stands in the log. */
export async function interventionToChange({ db, actor, now }: InterventionContext, id: string) {
  const found = await findIntervention(db, actor, id);
  if (!found) throw new Response(null, { status: 404 });
  if (found.isByRight !== 1) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "intervention.viewed", "intervention", id);
  return found;
}

/** What stands at the head of every page on which an intervention is changed. */
export function headOfIntervention({ id, reference, kind, ownKindName, serviceName }: FoundIntervention) {
  const name = ownKindName ?? (serviceName === null ? definitionOf(kind).name : `Referral to ${serviceName}`);
  return { id, reference, subject: name };
}
