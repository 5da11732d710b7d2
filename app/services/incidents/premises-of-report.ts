import type { Actor } from "#app/domain/access/actor.ts";
import { FURTHER_ROWS, type LoggedIncident, NAMED_WHO } from "#app/domain/incidents/log-incident.form.ts";
import { namedIn } from "#app/domain/incidents/refuse-log.ts";
import { happeningOf, type Refusal } from "#app/domain/incidents/when-it-happened.ts";
import type { Involved } from "#app/domain/premises/involved-premises.form.ts";
import { namesIn } from "#app/domain/premises/named-in-summary.ts";
import { addToPremises, refusePremises } from "#app/services/premises/add-to-premises.ts";
import { nameFurtherPremises } from "#app/services/premises/name-premises.ts";
import { findIncident, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import type { Transaction } from "#db/transaction.ts";

export const NO_PREMISES: Involved = { premises: [], keepNames: false };

/** What keeps a report from concerning these premises: a day after one closed, at the field of that day. */
export async function refusePremisesOfReport(
  trx: Transaction,
  actor: Actor,
  form: LoggedIncident,
  { premises }: Involved,
): Promise<Refusal[]> {
  if (premises.length === 0) return [];
  const ids = premises.map(({ premisesId }) => premisesId);
  const joined = joinedTo(form);
  const incident = joined === null ? undefined : await findIncident(trx, actor, joined);
  const further = FURTHER_ROWS.flatMap((n) => {
    const day = form[`also${n}`];
    return day === null ? [] : [{ field: `also${n}`, day }];
  });
  const first = { field: "premisesIds", day: incident?.latestDay ?? happeningOf(form).latestDay };
  return refusePremises(trx, actor, ids, [first, ...further]);
}

/** Names of people of the report that stand in what licensing reads; none once it was answered that they are to stand. */
export async function namesInSummary(trx: Transaction, actor: Actor, form: LoggedIncident, { keepNames }: Involved) {
  if (keepNames || form.licensingSummary === null) return [];
  const joined = joinedTo(form);
  const known = joined === null ? [] : await listPeopleOfIncidents(trx, actor, [joined]);
  const typed = NAMED_WHO.map((who) => namedIn(form, who)).filter((person) => person !== null);
  return namesIn(form.licensingSummary, [...typed, ...known]);
}

/** Every incident of the report concerns the premises; one that it was added to, those which it did not concern by then. */
export async function addPremisesOfReport(
  trx: Transaction,
  at: { actor: Actor; now: Date },
  incidentIds: readonly string[],
  form: LoggedIncident,
  { premises }: Involved,
) {
  const joined = joinedTo(form);
  if (joined === null) await addToPremises(trx, at, incidentIds, premises);
  else await nameFurtherPremises(trx, at, joined, premises);
}

function joinedTo({ sameAs }: LoggedIncident): string | null {
  return sameAs === "new" ? null : sameAs;
}
