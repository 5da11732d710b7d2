import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Duty } from "#app/domain/access/roles.ts";
import { hashPassword } from "#app/services/session/password-hash.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCaseOutcome,
  aGroup,
  aLocation,
  anActor,
  aPartnership,
  aSitting,
  insert,
  type TestPartnership,
} from "../factories.ts";
import { anAgreement } from "../support/agreements.ts";
import { aCourse, aFundingLine, anEntry, aPlan, aRecommendation, aReportWithParts } from "../support/planning.ts";
import { aRightsMark, aRightsRequest } from "../support/rights.ts";
import type { HttpClient } from "../support/http-client.ts";
import { aMinutedItem, aMinutesContent, aMinutesVersion } from "../support/minutes.ts";
import { PASSWORD } from "../support/sign-in.ts";
import { aRetentionRun } from "../support/retention-run.ts";
import { aWholeCase } from "../support/whole-case.ts";
import { aLoadedFile } from "../support/whole-file.ts";
import { aWholeIncident } from "../support/whole-incident.ts";
import { anOrder } from "../support/whole-order.ts";
import { aWholePremises } from "../support/whole-premises.ts";
import type { World } from "./world.ts";

export const KINDS = [
  "everything",
  "coordinator",
  "member",
  "youth",
  "officer",
  "licensing",
  "manager",
  "executive",
  "governance",
  "administrator",
  "nobody",
] as const;
export type Kind = (typeof KINDS)[number];

/** A partnership with somebody of each kind signed in, and a neighbour of which none of them is part. */
export async function aTown(world: World) {
  const { db } = world;
  const p = await aPartnership(db, "Proof A");
  const q = await aPartnership(db, "Proof B");
  const duties = (...list: Duty[]) => anActor(db, p, { duties: list });
  const people: Record<Kind | "neighbour", Actor> = {
    everything: await anActor(db, p, {
      groups: { [p.jagId]: "coordinator" },
      duties: ["asb-officer", "licensing-officer", "manager", "executive", "information-governance", "administrator"],
    }),
    coordinator: await anActor(db, p, { groups: { [p.jagId]: "coordinator" } }),
    member: await anActor(db, p, { groups: { [p.jagId]: "member" } }),
    youth: await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } }),
    officer: await duties("asb-officer"),
    licensing: await duties("licensing-officer"),
    manager: await duties("manager"),
    executive: await duties("executive"),
    governance: await duties("information-governance"),
    administrator: await duties("administrator"),
    nobody: await anActor(db, p),
    neighbour: await anActor(db, q, {
      groups: { [q.jagId]: "coordinator" },
      duties: ["information-governance", "administrator", "manager"],
    }),
  };
  const password_hash = await hashPassword(PASSWORD);
  await inTransaction(db, (trx) => trx.updateTable("user_account").set({ password_hash }).execute());
  const signedIn = async (kind: Kind | "neighbour"): Promise<HttpClient> => world.signedIn(people[kind]);
  return { p, q, people, signedIn };
}
export type Town = Awaited<ReturnType<typeof aTown>>;

/** A list has no number twice. */
let numbered = 0;

export type Ids = Record<string, string>;

/** One record of each kind that an address names, in that group of that partnership, under the names that the routes use. */
export async function recordsIn(
  db: Executor,
  p: TestPartnership,
  groupId: string,
  userId: string,
  { mark = (field) => `${field} words`, personId }: { mark?: (field: string) => string; personId?: string } = {},
): Promise<Ids> {
  const { partnershipId: partnership_id } = p;
  const records = await aWholeCase(db, p, { groupId, userId, mark, personId });
  const asb = await aWholeIncident(db, p, { caseId: records.caseId, mark });
  const order = await anOrder(db, p, { caseId: records.caseId, groupId, personId: records.personId, mark });
  const premises = await aWholePremises(db, p, { incidentId: asb.incidentId, mark });
  const { runId } = await aLoadedFile(db, p, { userId, mark });
  const membershipId = uuid();
  await insert(db, "membership", {
    id: membershipId, partnership_id, group_id: groupId, user_id: userId, role: "guest", from_day: "2026-01-01", until_day: "2027-12-31", version: 1,
  }); // prettier-ignore
  const dutyId = uuid();
  await insert(db, "duty", {
    id: dutyId, partnership_id, user_id: userId, duty: "reviewer", from_day: "2026-01-01", until_day: null, version: 1,
  }); // prettier-ignore
  const markerKindId = uuid();
  const name = `Warning ${markerKindId}`;
  await insert(db, "marker_kind", {
    id: markerKindId, partnership_id, name, name_folded: name.toLowerCase(), ended_on: null, created_at: "2026-03-01T09:00:00.000Z", version: 1,
  }); // prettier-ignore
  const asbTypeId = uuid();
  await insert(db, "asb_type", {
    id: asbTypeId, partnership_id, heading: "noise", name: `Type ${asbTypeId}`, name_folded: `type ${asbTypeId}`, retired_on: null, version: 1,
  }); // prettier-ignore
  const sittingId = await aSitting(db, p, { group_id: groupId, day: "2099-04-09" });
  const standingItemId = uuid();
  await insert(db, "standing_item", {
    id: standingItemId, partnership_id, group_id: groupId, part: "standing", title: mark("standing"), subject: null, beat_code: null,
    retired_on: null, created_at: "2026-03-01T09:00:00.000Z", version: 1,
  }); // prettier-ignore
  const itemId = uuid();
  await insert(db, "agenda_item", {
    id: itemId, partnership_id, sitting_id: sittingId, part: "ongoing-cases", position: 1, kind: "case", case_id: records.caseId, referral_id: null,
    premises_id: null, standing_item_id: null, title: null, reason: mark("agenda"), state: "open", state_reason: null, rolled_from_id: null,
    created_at: "2026-03-01T09:00:00.000Z", created_by: userId, version: 1,
  }); // prettier-ignore
  const researchId = uuid();
  await insert(db, "research_request", {
    id: researchId, partnership_id, sitting_id: sittingId, case_id: records.caseId, agency_id: p.policeId, due_on: "2099-04-07",
    requested_at: "2026-03-01T09:00:00.000Z", requested_by: userId, answer: "known", summary: mark("research"), attends_words: mark("attends"),
    answered_at: "2026-03-02T09:00:00.000Z", answered_by: userId, version: 1,
  }); // prettier-ignore
  await insert(db, "item_minute", {
    ...{ item_id: itemId, partnership_id, minute: mark("item minute"), decision: mark("item decision") },
    ...{ shared_summary: mark("item shared"), saved_at: "2026-03-01T09:00:00.000Z", saved_by: userId },
    ...{ lease_user_id: null, lease_until: null, version: 1 },
  });
  for (const kind of ["contribution", "lost-text"] as const)
    await insert(db, "item_contribution", {
      ...{ id: uuid(), partnership_id, item_id: itemId, kind, words: mark(`item ${kind}`), agency_id: p.policeId },
      ...{ said_by: userId, said_at: "2026-03-01T09:00:00.000Z" },
    });
  await insert(db, "agency_contribution", {
    ...{ sitting_id: sittingId, agency_id: p.policeId, partnership_id, words: mark("brought"), recorded_by: userId },
    ...{ recorded_at: "2026-03-01T09:00:00.000Z", version: 1 },
  });
  await insert(db, "attendance", {
    ...{ id: uuid(), partnership_id, sitting_id: sittingId, agency_id: p.policeId, user_id: null, name: mark("guest") },
    ...{ capacity: "guest", status: "no-reply", deputy_for_id: null, office: null, recorded_by: userId },
    ...{ recorded_at: "2026-03-01T09:00:00.000Z", version: 1 },
  });
  const minuted = aMinutedItem({
    id: itemId,
    caseId: records.caseId,
    kind: "case",
    minute: mark("minute"),
    decision: mark("decision"),
    sharedSummary: mark("shared"),
    contributions: [{ agencyName: "Police", by: "Pat", at: "2026-03-01T09:00:00.000Z", words: mark("contributed") }],
    research: [
      { agencyId: p.policeId, agencyName: "Police", answer: "known", summary: mark("known"), withheldFrom: [] },
    ],
    matters: [{ toGroupName: "Board", title: mark("passed"), words: mark("passed words"), asked: null }],
  });
  const versionId = await aMinutesVersion(db, p, { sitting_id: sittingId, made_by: userId, content: aMinutesContent({ items: [minuted] }) }); // prettier-ignore
  const forwardItemId = uuid();
  await insert(db, "forward_item", {
    ...{ id: forwardItemId, partnership_id, group_id: groupId, title: mark("forward"), detail: mark("forward detail") },
    ...{ due_on: "2099-04-09", action_by_agency_id: null, action_by: null, part: "forward", state: "planned" },
    ...{ state_reason: null, created_at: "2026-03-01T09:00:00.000Z", created_by: userId, version: 1 },
  });
  const matterId = uuid();
  await insert(db, "passed_matter", {
    ...{ id: matterId, partnership_id, from_group_id: await aGroup(db, partnership_id, { kind: "board" }) },
    ...{
      to_group_id: groupId,
      from_item_id: null,
      answers_id: null,
      title: mark("matter"),
      words: mark("matter words"),
    },
    ...{
      asked: mark("matter asked"),
      state: "passed",
      passed_at: "2026-03-01T09:00:00.000Z",
      passed_by: null,
      version: 1,
    },
  });

  const rightsRequestId = await aRightsRequest(db, p, { person_id: records.personId, words: mark("rights words") });
  const markId = await aRightsMark(db, p, {
    ...{ person_id: records.personId, request_id: rightsRequestId, record_kind: "case", record_id: records.caseId },
    words: mark("rights mark"),
  });
  const maker = { id: userId, agencyId: p.policeId, partnershipId: partnership_id, sessionId: null };
  const disclosureId = await inTransaction(db, (trx) =>
    insertAuditEvent(trx, maker, new Date("2026-03-02T10:00:00.000Z"), {
      ...{ category: "disclosure", event: "disclosure.recorded", objectKind: "case", objectId: records.caseId },
      disclosure: { way: "telephone", destination: "partnership", what: mark("told"), recipients: mark("recipients") },
    }),
  );
  const held = { partnership_id: p.partnershipId, record_kind: "case", record_id: records.caseId, version: 1 } as const;
  const [holdId, retentionItemId] = [uuid(), uuid()];
  await insert(db, "retention_hold", {
    ...{ ...held, id: holdId, ground: "litigation", words: mark("hold"), placed_on: "2026-03-01", placed_by: userId },
    review_on: "2099-03-01",
  });
  await insert(db, "retention_item", {
    ...{ ...held, id: retentionItemId, reference: null, review_on: "2026-03-01", rule: "adult", proposed: "erase" },
    ...{ found_on: "2026-03-01", status: "extended", reason: mark("kept longer"), next_review_on: "2099-03-01" },
  });
  const fundingLineId = await aFundingLine(db, p);
  const plan = await aPlan(db, p, { group_id: groupId });
  const cspRecommendationId = await aRecommendation(db, p, { number: (numbered += 1) });
  return {
    ...records,
    ...{ cspPlanId: plan.planId, themeId: plan.themeId, priorityId: plan.priorityId, aimId: plan.aimId },
    planPartId: plan.themeId,
    ...{ planRowId: plan.rowId, cspRecommendationId },
    ...(await aReportWithParts(db, p)),
    ...{ rightsRequestId, markId, disclosureId },
    ...{ holdId, retentionItemId },
    ...asb,
    ...order,
    ...premises,
    ...{ forwardItemId, matterId, sittingId, standingItemId, itemId, researchId, versionId },
    locationId: await aLocation(db, p),
    outcomeId: await aCaseOutcome(db, p),
    ...{ runId, asbTypeId },
    lockedId: records.personId,
    ...{ markerKindId, membershipId, dutyId, userId, agencyId: p.policeId },
    ...{ fundingLineId, fundingEntryId: await anEntry(db, p, fundingLineId), courseId: await aCourse(db, p) },
    ...(await anAgreement(db, p)),
    retentionRunId: await aRetentionRun(db, p, { userId, subjects: [] }),
    ...(await aPack(db, p, { requestId: rightsRequestId, personId: records.personId, userId, noteId: records.noteId })),
  };
}

/** Of a request for access a pack that was given, and a draft with one item. */
async function aPack(
  db: Executor,
  p: TestPartnership,
  { requestId, personId, userId, noteId }: { requestId: string; personId: string; userId: string; noteId: string },
) {
  const [givenId, draftId, packItemId] = [uuid(), uuid(), uuid()];
  const content = { title: "T", reference: "R", number: 1, subjectName: "S", cover: [], withheld: [], sections: [] };
  const of = { partnership_id: p.partnershipId, request_id: requestId, person_id: personId, names_agencies: 0 } as const;
  const gathered = { gathered_at: "2026-03-02T15:00:00.000Z", gathered_by: userId, version: 1 };
  const given = { given_on: "2026-03-03", given_how: "By post", given_by: userId, content_as_json: JSON.stringify(content) };
  await insert(db, "access_pack", { ...of, ...gathered, ...given, id: givenId, number: 1, status: "given" });
  await insert(db, "access_pack", { ...of, ...gathered, id: draftId, number: 2, status: "draft" });
  await insert(db, "access_pack_item", {
    ...{ id: packItemId, partnership_id: p.partnershipId, pack_id: draftId, position: 1, section: "notes", source_kind: "case_note" },
    ...{ source_id: noteId, source_agency_id: p.policeId, is_mention: 0, mark: "ask", asked_on: "2026-03-04", version: 1 },
  });
  return { packItemId, packNumber: "1" };
} // prettier-ignore
