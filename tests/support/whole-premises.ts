import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import {
  aGrade,
  anAction,
  aPremises,
  aPremisesGroup,
  aPremisesIncident,
  aSitting,
  insert,
  type TestPartnership,
} from "../factories.ts";
import { aContact, aMeeting, aPlan, premisesActionOf } from "../premises/follow-up-rows.ts";

const AT = "2026-03-12T10:00:00.000Z";

/**
 * Licensed premises with an incident, a grade, a plan with an action, a meeting and one of everything else that they can
 * have, under the names that addresses use. `mark` gives the words of each field.
 */
export async function aWholePremises(
  db: Executor,
  p: TestPartnership,
  { incidentId, mark }: { incidentId?: string; mark: (field: string) => string },
) {
  const of = { partnership_id: p.partnershipId, version: 1 };
  const premisesId = await aPremises(db, p, { name: `The Anchor ${uuid()}`, beat_code: "62" });
  const at = { ...of, premises_id: premisesId, created_at: AT };
  const [holderId, licenceConditionId, licensingStepId] = [uuid(), uuid(), uuid()];
  await insert(db, "premises_holder", {
    ...{ ...at, id: holderId, role: "dps", is_company: 0, name: mark("supervisor"), from_day: "2020-01-01" },
  });
  await insert(db, "premises_condition", {
    ...{ ...at, id: licenceConditionId, number: 1, source: "mandatory", words: mark("licencecondition") },
  });
  await insert(db, "licensing_step", {
    ...{ ...at, id: licensingStepId, kind: "review", happened_on: "2026-03-02", words: mark("licensingstep") },
    ...{ is_crime: 1, is_safety: 0, is_nuisance: 0, is_children: 0, interim_modified: 0, interim_excluded: 0 },
    ...{ interim_dps_removed: 0, interim_suspended: 0, is_modified: 0, is_excluded: 0, is_dps_removed: 0 },
    ...{ is_suspended: 0, is_revoked: 0, applicant: "police" },
  });
  const { id: premisesIncidentId } = await aPremisesIncident(db, p, premisesId, {
    ...(incidentId === undefined ? {} : { incident_id: incidentId }),
    attribution: "undecided",
  });
  const sitting_id = await nightTimeSitting(db, p);
  const gradeId = await aGrade(db, p, { premises_id: premisesId, sitting_id, agreed_band: "red" });
  const planId = await aPlan(db, p, premisesId, { aim: mark("planaim") });
  await anAction(db, p, premisesActionOf(premisesId, planId));
  const { id: meetingId, invitationId } = await aMeeting(db, p, premisesId, { grade_id: gradeId });
  const contactId = await aContact(db, p, premisesId, { words: mark("contactwords") });
  return {
    ...{ premisesId, premisesIncidentId, holderId, licenceConditionId, licensingStepId },
    ...{ gradeId, planId, meetingId, invitationId, contactId },
  };
}

/** Of the one premises group of the partnership. */
async function nightTimeSitting(db: Executor, p: TestPartnership) {
  const group = await db
    .selectFrom("partnership_group")
    .select("id")
    .where("partnership_id", "=", p.partnershipId)
    .where("kind", "=", "premises")
    .executeTakeFirst();
  if (!group) return (await aPremisesGroup(db, p)).sittingId;
  return aSitting(db, p, { group_id: group.id, day: "2026-03-12" });
}
