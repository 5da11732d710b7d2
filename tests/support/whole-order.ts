import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import { anIntervention, aRespondent, insert, type TestPartnership } from "../factories.ts";

/** An injunction in the case with a condition and a breach that waits for the group; a service and an own kind. */
export async function anOrder(
  db: Executor,
  p: TestPartnership,
  {
    caseId,
    groupId,
    personId,
    mark,
  }: { caseId: string; groupId: string; personId: string | undefined; mark: (field: string) => string },
) {
  const at = "2026-03-01T09:00:00.000Z";
  const ids = { partnership_id: p.partnershipId, version: 1 };
  const interventionId = await anIntervention(db, p, {
    ...{ kind: "injunction", tier: "civil", case_id: caseId, agency_id: p.policeId, grounds: mark("grounds") },
  });
  const respondentId = await aRespondent(db, p, interventionId, {
    ...{ person_id: personId, served_on: "2026-03-03", served_how: "court" },
  });
  const [conditionId, breachId] = [uuid(), uuid()];
  await insert(db, "intervention_condition", {
    ...{
      ...ids,
      id: conditionId,
      intervention_id: interventionId,
      number: 1,
      kind: "prohibition",
      words: mark("condition"),
    },
    ...{ excludes_from_home: 0, from_day: "2026-03-02", created_at: at },
  });
  await insert(db, "intervention_breach", {
    ...{
      ...ids,
      id: breachId,
      intervention_id: interventionId,
      respondent_id: respondentId,
      condition_id: conditionId,
    },
    ...{ breached_on: "2026-03-10", evidence: mark("evidence"), for_group_id: groupId, recorded_at: at },
  });
  const [serviceId, ownKindId] = [uuid(), uuid()];
  await insert(db, "support_service", {
    ...{ ...ids, id: serviceId, name: `Service ${serviceId}`, name_folded: `service ${serviceId}`, is_for_victims: 0 },
  });
  await insert(db, "own_intervention_kind", {
    ...{ ...ids, id: ownKindId, name: `Kind ${ownKindId}`, name_folded: `kind ${ownKindId}`, tier: "place" },
  });
  return { serviceId, ownKindId, interventionId, respondentId, conditionId, breachId };
}
