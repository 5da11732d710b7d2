import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { insertRows } from "#db/queries/rows-in-bulk.ts";
import { inTransaction } from "#db/transaction.ts";
import { idOn } from "./ids.ts";
import type { Somebody } from "./people.ts";
import type { Town } from "./town.ts";

const AT_ONCE = 500;
/** A case is closed after so many days. */
const OPEN_FOR = 400;

/** So many cases of the JAG over the years, each about somebody, with its actions and the incidents linked to it. */
export async function loadCases(
  town: Town,
  people: readonly Somebody[],
  incidentIds: readonly string[],
  wanted: { cases: number; actions: number },
): Promise<string[]> {
  const length = daysBetween(town.from, town.today);
  const made = Array.from({ length: wanted.cases }, (_, index) => {
    const opened = plusDays(town.from, Math.floor((index / wanted.cases) * length));
    const incidentId = incidentIds[Math.floor((index / wanted.cases) * incidentIds.length)] ?? "";
    return caseOn(town, opened, town.chance.pick(people).id, {
      incidentId,
      actions: Math.round(wanted.actions / wanted.cases),
    });
  });
  for (let from = 0; from < made.length; from += AT_ONCE) {
    const some = made.slice(from, from + AT_ONCE);
    await inTransaction(town.db, async (trx) => {
      await insertRows(trx, "referral", some.map(({ referral }) => referral)); // prettier-ignore
      await insertRows(trx, "case_record", some.map(({ record }) => record)); // prettier-ignore
      await insertRows(trx, "case_link", some.map(({ link }) => link)); // prettier-ignore
      await insertRows(trx, "incident_case", some.map(({ incident }) => incident)); // prettier-ignore
      await insertRows(trx, "action", some.flatMap(({ actions }) => actions)); // prettier-ignore
    });
  }
  return made.map(({ record }) => record.id);
}

function caseOn(town: Town, day: string, person_id: string, of: { incidentId: string; actions: number }) {
  const { councilId, jagId: group_id, numbers, partnershipId: partnership_id, policeId, today, users } = town;
  const [id, referralId] = [idOn(day), idOn(day)];
  const closedOn = plusDays(day, OPEN_FOR) < today ? plusDays(day, OPEN_FOR) : null;
  const created_at = `${day}T10:00:00.000Z`;
  const at = { partnership_id, version: 1, created_at };
  return {
    referral: {
      ...{
        ...at,
        id: referralId,
        reference: numbers.next("R", day),
        group_id,
        subject_kind: "person" as const,
        person_id,
      },
      ...{
        person_role: "perpetrator" as const,
        referring_agency_id: policeId,
        received_on: day,
        lawful_basis: "public-task",
      },
      ...{ reason: "Six reports in a month of shouting and of threats", status: "accepted" as const },
      created_by: users.coordinator,
    },
    record: {
      ...{
        ...at,
        id,
        reference: numbers.next("CS", day),
        group_id,
        referral_id: referralId,
        subject_kind: "person" as const,
      },
      ...{ person_id, status: closedOn ? ("closed" as const) : ("open" as const), visibility: "standard" as const },
      ...{ lead_agency_id: councilId, lead_user_id: users.coordinator, opened_on: day, closed_on: closedOn },
      ...{ risk_level: null, risk_person_id: null, risk_assessed_on: null, review_due_on: null },
    },
    link: {
      ...{ ...at, id: idOn(day), case_id: id, person_id, role: "perpetrator" as const, standing: "alleged" as const },
      ...{ from_day: day, until_day: null },
    },
    incident: {
      ...{ incident_id: of.incidentId, case_id: id, partnership_id, shows_reporter: 0 as const },
      ...{ linked_at: created_at, linked_by: users.coordinator },
    },
    actions: Array.from({ length: of.actions }, (_, index) => actionOn(town, plusDays(day, index * 40), id)),
  };
}

function actionOn({ councilId, numbers, partnershipId, policeId, today, users }: Town, day: string, case_id: string) {
  const raised = day < today ? day : today;
  const due = plusDays(raised, 28);
  const isDone = due < today;
  return {
    ...{
      id: idOn(raised),
      partnership_id: partnershipId,
      reference: numbers.next("A", raised),
      version: 1,
      context: "case" as const,
    },
    ...{ case_id, group_id: null, words: "Visit with the beat officer, and tell the group what was said" },
    ...{
      owner_agency_id: isDone ? policeId : councilId,
      owner_user_id: isDone ? null : users.officer,
      raised_on: raised,
    },
    ...{
      raised_by: users.coordinator,
      original_due_on: due,
      due_on: due,
      hold_until: null,
      priority: "normal" as const,
    },
    ...{ status: isDone ? ("done" as const) : ("open" as const), finished_on: isDone ? due : null },
    ...{
      outcome: isDone ? "Visited; no more of it since" : null,
      created_at: `${raised}T11:00:00.000Z`,
      late_reason: null,
    },
  };
}
