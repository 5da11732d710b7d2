import type { Actor } from "#app/domain/access/actor.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { carriedBrief, carriedPeople, carriedReason, carriedTried, type Source } from "#app/domain/cases/carried.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { STEP_NAMES } from "#app/domain/incidents/step-words.ts";
import type { LinkRole, LinkStanding } from "#app/domain/people/link-roles.ts";
import { type BirthDateBasis, fullName } from "#app/domain/people/person.ts";
import { unsafeListActionsOfCase } from "#db/queries/actions.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { type IncidentsOf, listIncidentsOf } from "#db/queries/incidents-of.ts";
import { findIncident, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import { findVisibleProblem } from "#db/queries/problem-pages.ts";
import { unsafeListWorkOf } from "#db/queries/referral-sources.ts";
import type { Executor } from "#db/transaction.ts";

type At = { db: Executor; actor: Actor; now: Date };
const INCIDENTS = 20;
const STEPS = 20;

const READ = { incident: "incidents:read", problem: "incidents:read", case: "cases:read" } as const;

/**
 * What is known of an incident, a problem or a case, for a referral or a case that is made from it. Null where this actor
 * does not see it, or may not open its kind at all: referring is for everyone, reading is not (DESIGN 5).
 */
export async function findSource({ db, actor, now }: At, source: Source) {
  if (!actor.permissions.has(READ[source.kind])) return null;
  const found = await FIND[source.kind](db, actor, source.id);
  if (!found) return null;
  const { people, about, steps, ...shared } = found;
  return {
    ...source,
    ...shared,
    people: carriedPeople(people, londonDay(now)),
    reason: carriedReason(about, shared.incidents),
    /** The same in a line, for what the incidents come along with anyway. */
    brief: carriedBrief(about, shared.incidents),
    tried: carriedTried(steps) || "Nothing is recorded yet",
  };
}
export type FoundSource = NonNullable<Awaited<ReturnType<typeof findSource>>>;

const FIND = { incident: fromIncident, problem: fromProblem, case: fromCase };

async function fromIncident(db: Executor, actor: Actor, id: string) {
  const incident = await findIncident(db, actor, id);
  if (!incident) return null;
  const what = incident.typeName ?? ASB_HEADING_NAMES[incident.heading];
  return {
    reference: incident.reference,
    href: `/incidents/${id}`,
    title: [what, incident.placeName].filter(Boolean).join(", ").slice(0, 120),
    subject: { kind: "problem" as const, locationId: incident.locationId },
    ...{ referralId: null, isRestricted: false },
    about: `Incident ${incident.reference}`,
    incidents: [{ ...incident, what }],
    people: (await listPeopleOfIncidents(db, actor, [id])).map(involved),
    steps: await workOf(db, [id]),
  };
}

async function fromProblem(db: Executor, actor: Actor, id: string) {
  const problem = await findVisibleProblem(db, actor, id);
  if (!problem) return null;
  const incidents = await incidentsOf(db, actor, { kind: "problem", id });
  const ids = incidents.map((incident) => incident.id);
  return {
    reference: problem.reference,
    href: `/incidents/problems/${id}`,
    title: problem.title,
    subject: { kind: "problem" as const, locationId: problem.locationId },
    ...{ referralId: null, isRestricted: false },
    about: `Problem ${problem.reference}: ${problem.title}`,
    incidents,
    people: (await listPeopleOfIncidents(db, actor, ids)).map(involved),
    steps: await workOf(db, ids),
  };
}

/** Of a case on which the actor works: a guest, somebody named and whoever broke the glass read, and carry nothing away. */
async function fromCase(db: Executor, actor: Actor, id: string) {
  const record = await findCaseById(db, actor, id);
  if (!record || !mayInCase(actor, record, "notes:write")) return null;
  const incidents = await incidentsOf(db, actor, { kind: "case", id });
  const finished = (await unsafeListActionsOfCase(db, id)).filter((action) => action.finishedOn !== null);
  const subject =
    record.subjectKind === "person"
      ? { kind: "person" as const, personId: record.personId ?? "" }
      : { kind: record.subjectKind, locationId: record.locationId };
  const links = await unsafeListLinks(db, id);
  return {
    reference: record.reference,
    href: `/cases/${id}`,
    title: (record.problemTitle ?? wholeSubject(record)).slice(0, 120),
    subject,
    ...{ referralId: record.referralId, isRestricted: record.visibility === "restricted" },
    about: `Case ${record.reference} of the ${record.groupName}`,
    incidents,
    people: links
      .map((link) => ({ ...link, personId: link.standingId }))
      .filter(({ untilDay, personId }) => untilDay === null && personId !== record.personId)
      .map(involved),
    steps: [
      ...finished.map(({ finishedOn, words }) => ({ day: finishedOn ?? "", words })).slice(0, STEPS),
      ...(await workOf(db, incidents.map((incident) => incident.id))), // prettier-ignore
    ],
  };
}

type Link = {
  personId: string;
  role: LinkRole;
  standing: LinkStanding | null;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  givenNames: string;
  familyName: string;
};

function involved({ personId, role, standing, birthDate, birthDateBasis, givenNames, familyName }: Link) {
  return { personId, role, standing, birthDate, birthDateBasis, name: fullName({ givenNames, familyName }) };
}

async function incidentsOf(db: Executor, actor: Actor, of: IncidentsOf) {
  const rows = await listIncidentsOf(db, actor, of, { limit: INCIDENTS });
  return rows.map((row) => ({ ...row, what: row.typeName ?? ASB_HEADING_NAMES[row.heading] }));
}

async function workOf(db: Executor, ids: readonly string[]) {
  const steps = await unsafeListWorkOf(db, ids, STEPS);
  return steps.map(({ day, kind, words }) => ({ day, words: [STEP_NAMES[kind], words].filter(Boolean).join(". ") }));
}
