import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as actionPage from "#app/routes/actions/$actionId/route.tsx";
import * as endAction from "#app/routes/actions/$actionId_.end/route.tsx";
import * as holdAction from "#app/routes/actions/$actionId_.hold/route.tsx";
import * as recordLog from "#app/routes/audit/records.$kind.$recordId/route.tsx";
import * as casePage from "#app/routes/cases/cases.$caseId/route.tsx";
import * as visibilityPage from "#app/routes/cases/cases.$caseId_.access_.visibility/route.tsx";
import * as addAction from "#app/routes/cases/cases.$caseId_.add-action/route.tsx";
import * as assessPage from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import * as closePage from "#app/routes/cases/cases.$caseId_.close/route.tsx";
import * as holdPage from "#app/routes/cases/cases.$caseId_.hold/route.tsx";
import * as leadPage from "#app/routes/cases/cases.$caseId_.lead/route.tsx";
import * as notesPage from "#app/routes/cases/cases.$caseId_.notes/route.tsx";
import * as newNote from "#app/routes/cases/cases.$caseId_.notes_.new/route.tsx";
import * as sharePage from "#app/routes/cases/cases.$caseId_.notes_.$noteId.sharing/route.tsx";
import * as planPage from "#app/routes/cases/cases.$caseId_.plan/route.tsx";
import * as newStep from "#app/routes/cases/cases.$caseId_.plan_.new/route.tsx";
import * as stepState from "#app/routes/cases/cases.$caseId_.plan_.$stepId.state/route.tsx";
import * as stepActions from "#app/routes/cases/cases.$caseId_.plan_.$stepId.actions/route.tsx";
import * as endLinkPage from "#app/routes/cases/cases.$caseId_.people_.$linkId.end/route.tsx";
import * as removeDocument from "#app/routes/documents/$documentId.remove/route.tsx";
import * as documentsPage from "#app/routes/documents/records.$kind.$recordId/route.tsx";
import * as riskPage from "#app/routes/risk/cases.$caseId_.risk/route.tsx";
import * as assetPlusPage from "#app/routes/risk/cases.$caseId_.risk_.people.$personId.asset-plus/route.tsx";
import * as questionsPage from "#app/routes/risk/cases.$caseId_.risk_.people.$personId.questions/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aGroup,
  anActor,
  aPartnership,
  aPerson,
  auditEvents,
  get,
  type Handler,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { assessed, dayOf, levels } from "../risk/assessing.ts";
import { aNote } from "../support/notes.ts";
import { aWholeCase } from "../support/whole-case.ts";

// What somebody is elsewhere is no right to this case: every form of it, posted without its page.

let db: Executor;
let p: TestPartnership;
let whole: Awaited<ReturnType<typeof aWholeCase>>;
let caseId: string;
let working: string;
let documentId: string;
let childId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  childId = await aPerson(db, p, { birth_date: "2012-05-01" });
  whole = await aWholeCase(db, p, {
    groupId: p.youthJagId,
    personId: childId,
    mark: (field) => `${field} of the case`,
  });
  caseId = whole.caseId;
  working = await aGroup(db, p.partnershipId, { kind: "working", holds_cases: 0, parent_id: p.youthJagId });
  await insert(db, "case_working_group", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, group_id: working, objective: "Keep him safe" },
    ...{ started_on: "2026-03-01", started_by: null, ended_on: null, ended_reason: null, ended_by: null, version: 1 },
  });
  documentId = whole.documentId;
});
afterEach(() => {
  vi.useRealTimers();
});

const status = (reply: unknown) =>
  reply instanceof Response ? reply.status : ((reply as { init?: { status?: number } }).init?.status ?? 200);
const as = (handler: unknown) => handler as Handler;
const words = { version: "1", reason: "Because" };

type Form = [string, { action?: unknown }, () => Record<string, string>, Record<string, string>];
const inCase = () => ({ caseId });
const WORK: Form[] = [
  [
    "an assessment",
    assessPage,
    inCase,
    { ...assessed(levels("high", "high", "high")), strengths: "Football", ownView: "Bored" },
  ],
  [
    "levels of AssetPlus",
    assetPlusPage,
    () => ({ caseId, personId: childId }),
    {
      reoffending: "low",
      seriousHarm: "low",
      safety: "low",
      sharedBy: "Youth Justice",
      ...dayOf("levelOn", "2026-03-01"),
    },
  ],
  ["questions about risk", questionsPage, () => ({ caseId, personId: childId }), { mentalHealth: "no", seen: "" }],
  [
    "a step of the plan",
    newStep,
    inCase,
    {
      ...{ domain: "harm-to-others", personId: "", words: "Weekly visits", why: "Threats", ownerUserId: "" },
      ...dayOf("fromDay", "2026-03-01"),
      ...{ "untilDay-day": "", "untilDay-month": "", "untilDay-year": "" },
    },
  ],
  [
    "the state of a step",
    stepState,
    () => ({ caseId, stepId: whole.stepId }),
    { version: "1", status: "under-way", reason: "" },
  ],
  ["the actions of a step", stepActions, () => ({ caseId, stepId: whole.stepId }), { version: "1" }],
  ["an action", addAction, inCase, { words: "Visit", ownerUserId: "", ...dayOf("dueOn", "2026-03-20") }],
  [
    "the hold of an action",
    holdAction,
    () => ({ actionId: whole.actionId }),
    { ...words, ...dayOf("holdUntil", "2026-03-12") },
  ],
  ["the end of an action", endAction, () => ({ actionId: whole.actionId }), words],
  [
    "an action that is done",
    actionPage,
    () => ({ actionId: whole.actionId }),
    { version: "1", status: "done", outcome: "Seen", ...dayOf("finishedOn", "2026-03-09") },
  ],
];
const NOTES: Form[] = [
  ["a note", newNote, inCase, { kind: "fact", words: "Seen", sharing: "shared", ...dayOf("happenedOn", "2026-03-09") }],
];
const RUN: Form[] = [
  ["another lead", leadPage, inCase, { ...words, leadUserId: "" }],
  ["a hold", holdPage, inCase, { ...words, ...dayOf("holdUntil", "2026-04-09") }],
  [
    "its closure",
    closePage,
    inCase,
    { ...words, outcomeId: uuid(), ...dayOf("closedOn", "2026-03-10"), ...dayOf("orderUntil", "--") },
  ],
  ["its restriction", visibilityPage, inCase, { ...words, to: "restricted" }],
  [
    "the end of a role",
    endLinkPage,
    () => ({ caseId, linkId: whole.linkId }),
    { ...words, ...dayOf("untilDay", "2026-03-09") },
  ],
  ["the end of a document", removeDocument, () => ({ documentId }), words],
];
const owned = (fields: Record<string, string>) => ({
  ...{ ownerAgencyId: p.councilId, leadAgencyId: p.policeId, personId: childId, seen: whole.assessmentId },
  ...fields,
});
const send = ([, page, params, fields]: Form, actor: Actor) => post(as(page.action), actor, params(), owned(fields));

/** A guest of the group of the case, who leads a case of the JAG and coordinates it: with every permission there is for cases. */
const guestHere = () =>
  anActor(db, p, { groups: { [p.youthJagId]: "guest", [p.jagId]: "coordinator" }, isCaseLead: true });
const memberHere = () =>
  anActor(db, p, { groups: { [p.youthJagId]: "member", [p.jagId]: "chair" }, isCaseLead: true, agencyId: p.policeId });
const namedHere = async () => {
  const actor = await anActor(db, p, { groups: { [p.jagId]: "chair" }, isNamed: true });
  await insert(db, "case_access", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: actor.id, access: "named" },
    ...{ reason: "To help", given_by: actor.id, since: "2026-03-02T09:00:00.000Z", ended_at: null, version: 1 },
  });
  return actor;
};
const runsWorkingGroup = () => anActor(db, p, { groups: { [working]: "chair" } });

async function isRefused(form: Form, actor: Actor) {
  expect(status(await send(form, actor))).toBe(403);
  const refusals = (await auditEvents(db)).filter((e) => e.event === "access.refused" && e.actor_id === actor.id);
  expect(refusals).toHaveLength(1);
}

describe("a guest of the group who coordinates another", () => {
  test.each([...WORK, ...NOTES, ...RUN])("is refused %s", async (...form) => {
    await isRefused(form, await guestHere());
  });
});
describe("somebody named for the case who chairs another group", () => {
  test.each([...WORK, ...NOTES, ...RUN])("is refused %s", async (...form) => {
    await isRefused(form, await namedHere());
  });
});
describe("a member of the group who chairs another", () => {
  test.each([...WORK, ...RUN])("is refused %s", async (...form) => {
    await isRefused(form, await memberHere());
  });
  test.each(NOTES)("is taken %s", async (...form) => {
    expect(status(await send(form, await memberHere()))).toBe(302);
  });
});
describe("whoever runs the working group of the case", () => {
  test.each(RUN)("is refused %s", async (...form) => {
    await isRefused(form, await runsWorkingGroup());
  });
  test.each([...WORK, ...NOTES])("is taken %s", async (...form) => {
    const reply = await send(form, await runsWorkingGroup());
    expect([status(reply), JSON.stringify((reply as { data?: unknown }).data ?? null)]).toEqual([302, "null"]);
  });
});

type Buttons = {
  may: { assess: boolean; addAction: boolean; writeNote: boolean };
  ways: { access: boolean; seeWhoHasSeen: boolean; work: boolean; refer: boolean };
  manage: unknown;
};
async function buttonsOf(actor: Actor) {
  const page = (await get(as(casePage.loader), actor, { caseId })) as Buttons;
  const risk = (await get(as(riskPage.loader), actor, { caseId })) as { may: { assess: boolean } };
  const plan = (await get(as(planPage.loader), actor, { caseId })) as { mayWrite: boolean };
  const notes = (await get(as(notesPage.loader), actor, { caseId })) as { mayWrite: boolean };
  const documents = (await get(as(documentsPage.loader), actor, { kind: "case", recordId: caseId })) as {
    mayRemove: boolean;
  };
  const action = (await get(as(actionPage.loader), actor, { actionId: whole.actionId })) as {
    links: unknown[];
    version: number | null;
  };
  return {
    ...{ ...page.may, ...page.ways, manage: page.manage !== null, risk: risk.may.assess, plan: plan.mayWrite },
    ...{ notes: notes.mayWrite, remove: documents.mayRemove, changeAction: action.links.length > 0 },
    finishAction: action.version !== null,
  };
}

test.each<[string, () => Promise<Actor>, string]>([
  ["a guest who coordinates another group", guestHere, ""],
  ["somebody named who chairs another group", namedHere, ""],
  ["a member who chairs another group", memberHere, "writeNote work refer notes"],
  [
    "whoever runs the working group",
    runsWorkingGroup,
    "assess addAction writeNote work refer risk plan notes changeAction finishAction",
  ],
  [
    "the chair of its group",
    () => anActor(db, p, { groups: { [p.youthJagId]: "chair" } }),
    "assess addAction writeNote access seeWhoHasSeen work refer manage risk plan notes remove changeAction finishAction",
  ],
])("the pages of the case show %s: %3$s", async (_name, anybody, shown) => {
  const buttons = Object.entries(await buttonsOf(await anybody()));
  expect(buttons.flatMap(([name, is]) => (is ? [name] : [])).join(" ")).toBe(shown);
});

test("who has seen the case is told to whoever runs it, and not to whoever runs another", async () => {
  const log = (actor: Actor, kind: string, recordId: string) => get(as(recordLog.loader), actor, { kind, recordId });
  const guest = await guestHere();
  for (const [kind, id] of [
    ["case", caseId],
    ["action", whole.actionId],
  ] as const) {
    // prettier-ignore
    expect(status(await log(guest, kind, id))).toBe(403);
    expect(status(await log(await anActor(db, p, { groups: { [p.youthJagId]: "chair" } }), kind, id))).toBe(200);
    expect(status(await log(await anActor(db, p, { duties: ["information-governance"] }), kind, id))).toBe(200);
  }
});

test("a note is written into other cases only where its author writes notes", async () => {
  const author = await anActor(db, p, { groups: { [p.youthJagId]: "member", [p.jagId]: "guest" } });
  const other = await aWholeCase(db, p, {
    groupId: p.jagId,
    personId: childId,
    mark: (field) => `${field} of the other`,
  });
  const page = (await get(as(newNote.loader), author, { caseId })) as { others: unknown[] };
  expect(page.others).toEqual([]);
  const fields = { kind: "fact", words: "Seen", sharing: "shared", ...dayOf("happenedOn", "2026-03-09") };
  const reply = await post(as(newNote.action), author, { caseId }, { ...fields, alsoCaseId: other.caseId });
  expect(reply).toMatchObject({
    init: { status: 422 },
    data: { errors: { alsoCaseId: expect.any(String) as string } },
  });
});

test("a note of one's own agency is shared by whoever writes notes in the case, not by its guest", async () => {
  const noteId = await aNote(db, p, { caseIds: [caseId], agency_id: p.councilId });
  const guest = await guestHere();
  expect(status(await post(as(sharePage.action), guest, { caseId, noteId }, { version: "1", to: "shared" }))).toBe(403);
  const member = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
  expect(status(await post(as(sharePage.action), member, { caseId, noteId }, { version: "1", to: "shared" }))).toBe(
    302,
  );
});
