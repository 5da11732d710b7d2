import { v7 as uuid } from "uuid";
import { type InvitedParty, INVITED_PARTY_NAMES, NAME_NOT_RECORDED } from "#app/domain/premises/formal-meeting.ts";
import { conveneWords, meetingDueOn, meetingWorkingDays, type MetBand } from "#app/domain/premises/meeting-asked.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import {
  type FoundMeeting,
  insertInvitations,
  insertMeeting,
  unsafeListHoldersToInvite,
  unsafeListUnfinished,
  updateMeeting,
} from "#db/queries/premises-meetings.ts";
import type { Transaction } from "#db/transaction.ts";
import { unsafeContextOf } from "../actions/context-of-action.ts";
import { insertNewAction, tellOfNewAction } from "../actions/insert-new-action.ts";
import { refuseOwner } from "../actions/refuse-owner.ts";
import type { AgreedGrade, FollowAt } from "./follow-grade.ts";
import { hastenAction } from "./settle-actions.ts";

type Agencies = Awaited<ReturnType<typeof listAgenciesOfPartnership>>;

/** The action to convene it, the meeting, and whom it takes: both in law (LA 2003 s16, s15) and both licensing teams. */
export async function askForMeeting(trx: Transaction, at: FollowAt, grade: AgreedGrade & { band: MetBand }) {
  const { actor, now, today } = at;
  const { premisesId, gradeId, band } = grade;
  const { partnershipId } = actor;
  const dueOn = await dueOf(trx, at, grade);
  const of = { caseId: null, groupId: null, premisesId };
  const context = await unsafeContextOf(trx, partnershipId, of, today);
  const agencies = await listAgenciesOfPartnership(trx, partnershipId);
  const owner = ownerOf(grade, agencies, context, actor.agencyId);
  const fields = { words: conveneWords(context.name), dueOn, priority: "high" as const, ...owner };
  const action = await insertNewAction(trx, at, context, fields);
  const id = uuid();
  await insertMeeting(trx, {
    ...{ id, partnership_id: partnershipId, premises_id: premisesId, grade_id: gradeId, version: 1 },
    ...{ band, due_on: dueOn, action_id: action.id, created_at: now.toISOString(), created_by: actor.id },
  });
  const invited = await partiesToInvite(trx, premisesId, today, agencies);
  await insertInvitations(
    trx,
    invited.map((one) => ({ id: uuid(), partnership_id: partnershipId, meeting_id: id, version: 1, ...one })),
  );
  await noteAsked(trx, at, premisesId, { band, dueOn });
  await tellOfNewAction(trx, at, { ...action, caseId: null }, owner);
}

/** One that was under way for Amber: with the day that Red asks for, where that is earlier, and all that is arranged. */
export async function raiseMeeting(trx: Transaction, at: FollowAt, grade: AgreedGrade, meeting: FoundMeeting) {
  const redDueOn = await dueOf(trx, at, { ...grade, band: "red" });
  const dueOn = redDueOn < meeting.dueOn ? redDueOn : meeting.dueOn;
  if (!(await updateMeeting(trx, meeting, { band: "red", due_on: dueOn, grade_id: grade.gradeId })))
    throw new Error("The meeting with the premises changed meanwhile");
  await noteAsked(trx, at, grade.premisesId, { band: "red", dueOn });
  if (meeting.actionId === null) return;
  const [action] = await unsafeListUnfinished(trx, { actionId: meeting.actionId });
  if (action && dueOn < action.dueOn) await hastenAction(trx, at, action, dueOn, "The meeting is needed sooner");
}

async function dueOf(
  trx: Transaction,
  { settings }: FollowAt,
  { gradedOn, band }: { gradedOn: string; band: MetBand },
) {
  const { holidays } = await findBankHolidays(trx);
  return meetingDueOn(gradedOn, meetingWorkingDays(band, settings), holidays);
}

function noteAsked(
  trx: Transaction,
  { actor, now }: FollowAt,
  premisesId: string,
  after: { band: MetBand; dueOn: string },
) {
  return insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: "premises.meeting-asked",
    objectKind: "premises",
    objectId: premisesId,
    fields: Object.keys(after),
    detail: { after },
  });
}

/** Whoever was chosen, while they still see premises; else the agency, which is to name somebody; else the actor's own. */
function ownerOf(
  { ownerAgencyId, ownerUserId }: Pick<AgreedGrade, "ownerAgencyId" | "ownerUserId">,
  agencies: Agencies,
  context: Awaited<ReturnType<typeof unsafeContextOf>>,
  ownAgencyId: string,
) {
  if (ownerAgencyId === null) return { ownerAgencyId: ownAgencyId, ownerUserId: null };
  const refusal = refuseOwner({ ownerAgencyId, ownerUserId }, { agencies, users: context.users }, context);
  if (refusal === null) return { ownerAgencyId, ownerUserId };
  return { ownerAgencyId: refusal.field === "ownerUserId" ? ownerAgencyId : ownAgencyId, ownerUserId: null };
}

const TEAMS = [
  { party: "police-licensing", kind: "police" },
  { party: "council-licensing", kind: "district-council" },
] as const;

async function partiesToInvite(trx: Transaction, premisesId: string, today: string, agencies: Agencies) {
  const holders = await unsafeListHoldersToInvite(trx, premisesId, today);
  const named = (["licence-holder", "dps"] as const).flatMap((party): { party: InvitedParty; name: string }[] => {
    const names = holders.filter(({ role }) => role === party).map(({ name }) => ({ party, name }));
    return names.length > 0 ? names : [{ party, name: NAME_NOT_RECORDED }];
  });
  const teams = TEAMS.map(({ party, kind }) => {
    const agency = agencies.find((one) => one.kind === kind);
    return { party, name: agency ? `${agency.name}, licensing` : INVITED_PARTY_NAMES[party] };
  });
  return [...named, ...teams];
}
