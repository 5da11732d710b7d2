import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as finish, loader as page } from "#app/routes/actions/$actionId/route.tsx";
import { action as dueDay } from "#app/routes/actions/$actionId_.due-day/route.tsx";
import { action as end } from "#app/routes/actions/$actionId_.end/route.tsx";
import { action as hold } from "#app/routes/actions/$actionId_.hold/route.tsx";
import { action as giveReason } from "#app/routes/actions/$actionId_.late/route.tsx";
import { action as owner, loader as ownerPage } from "#app/routes/actions/$actionId_.owner/route.tsx";
import { action as priority } from "#app/routes/actions/$actionId_.priority/route.tsx";
import { action as resume } from "#app/routes/actions/$actionId_.resume/route.tsx";
import { loader as ownActions } from "#app/routes/actions/_index/route.tsx";
import { loader as groupPage } from "#app/routes/actions/groups.$groupId/route.tsx";
import { action as addToGroup, loader as addPage } from "#app/routes/actions/groups.$groupId_.new/route.tsx";
import { action as addToCase } from "#app/routes/cases/cases.$caseId_.add-action/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { events, typedDays } from "../admin/office.ts";
import { aCase, anAction, anActor, aPartnership, aUser, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let manager: Actor;
let partner: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  manager = await anActor(db, p, { duties: ["manager"] });
  partner = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
});
afterEach(() => vi.useRealTimers());

const row = (id: string) => db.selectFrom("action").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const changes = () => db.selectFrom("action_change").selectAll().orderBy("id").execute();
const told = () => db.selectFrom("notification").select(["user_id", "kind", "object_kind"]).orderBy("id").execute();
const anOwned = () => anAction(db, p, { owner_user_id: partner.id, owner_agency_id: p.policeId });
const give = (to: { agency: string; user?: string }, version = "1") => ({
  ...{ version, ownerAgencyId: to.agency, ownerUserId: to.user ?? "", reason: "He has moved to another team" },
});

describe("another due day", () => {
  const later = { version: "1", reason: "The school is closed", ...typedDays({ dueOn: "2026-03-27" }) };

  test("keeps the original one, is on record with its reason, and is told to the owner, in one go", async () => {
    const actionId = await anOwned();
    expect(await post(dueDay, coordinator, { actionId }, later)).toMatchObject({ status: 302 });
    expect(await row(actionId)).toMatchObject({ due_on: "2026-03-27", original_due_on: "2026-03-20", version: 2 });
    expect(await changes()).toMatchObject([
      { kind: "due", before_value: "2026-03-20", after_value: "2026-03-27", reason: "The school is closed", changed_by: coordinator.id },
    ]); // prettier-ignore
    expect(await told()).toEqual([{ user_id: partner.id, kind: "action-changed", object_kind: "action" }]);
    expect(await events(db)).toMatchObject([
      { event: "action.due-day-changed", fields: "dueOn,reason", object_id: actionId },
    ]);
  });

  test.each([
    ["yesterday", typedDays({ dueOn: "2026-03-09" }), 422, "dueOn"],
    ["as it is", typedDays({ dueOn: "2026-03-20" }), 422, "dueOn"],
    ["on no day", typedDays({ dueOn: "2026-02-30" }), 400, "dueOn"],
    ["without a reason", { reason: " " }, 400, "reason"],
  ])("%s is refused, and nobody is told", async (_name, change, status, field) => {
    const actionId = await anOwned();
    const reply = await post(dueDay, coordinator, { actionId }, { ...later, ...change });
    expect(reply).toMatchObject({ init: { status }, data: { errors: { [field]: expect.any(String) as string } } });
    expect([await changes(), await told()]).toEqual([[], []]);
  });

  test("years ahead is asked about, and then saved; a bank holiday is warned of alone", async () => {
    const actionId = await anOwned();
    const far = { ...later, ...typedDays({ dueOn: "2027-12-24" }) };
    expect(await post(dueDay, coordinator, { actionId }, far)).toMatchObject({ data: { isFarAhead: true } });
    expect(await changes()).toEqual([]);
    expect(await post(dueDay, coordinator, { actionId }, { ...far, confirmedDay: "2027-12-24" })).toMatchObject({
      status: 302,
    });
    const friday = { ...later, version: "2", ...typedDays({ dueOn: "2026-04-03" }) };
    expect(await post(dueDay, coordinator, { actionId }, friday)).toMatchObject({ status: 302 });
    expect(await get(page, coordinator, { actionId })).toMatchObject({
      facts: { dueDayWarning: "The due day is a bank holiday: Good Friday" },
    });
  });

  test("of two who change it at once the second is shown what the first has done", async () => {
    const actionId = await anOwned();
    await post(dueDay, coordinator, { actionId }, later);
    const reply = await post(dueDay, manager, { actionId }, { ...later, ...typedDays({ dueOn: "2026-04-10" }) });
    expect(reply).toMatchObject({
      init: { status: 409 },
      data: { values: { version: "2" }, current: { dueOn: "2026-03-27" } },
    });
  });
});

describe("another owner", () => {
  test("hears of it, and so does the former", async () => {
    const actionId = await anOwned();
    const next = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const to = give({ agency: p.councilId, user: next.id });
    expect(await post(owner, coordinator, { actionId }, to)).toMatchObject({ status: 302 });
    expect(await row(actionId)).toMatchObject({ owner_agency_id: p.councilId, owner_user_id: next.id });
    expect(await changes()).toMatchObject([
      { kind: "owner", before_agency_id: p.policeId, before_user_id: partner.id, after_agency_id: p.councilId, after_user_id: next.id },
    ]); // prettier-ignore
    expect(await told()).toEqual([
      { user_id: next.id, kind: "action-given", object_kind: "action" },
      { user_id: partner.id, kind: "action-passed-on", object_kind: "own-actions" },
    ]);
  });

  test("is nobody who cannot open the case, in the same words as somebody who does not exist", async () => {
    const actionId = await anOwned();
    const outsider = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    const nobody = "0190a5a0-3c00-7000-8000-000000000001";
    const replies = [];
    for (const user of [outsider.id, nobody])
      replies.push(await post(owner, coordinator, { actionId }, give({ agency: p.councilId, user })));
    for (const reply of replies) {
      expect(reply).toMatchObject({
        init: { status: 422 },
        data: { errors: { ownerUserId: "Select an owner who can open this case" } },
      });
    }
    expect(await told()).toEqual([]);
  });

  test("the agency's contact hears that somebody is to be named, and names a colleague who can open the case", async () => {
    const contact = await anActor(db, p, { agencyId: p.policeId });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("partnership_agency")
        .set({ contact_user_id: contact.id })
        .where("agency_id", "=", p.policeId)
        .execute(),
    );
    const actionId = await anAction(db, p);
    await post(owner, coordinator, { actionId }, give({ agency: p.policeId }));
    expect(await told()).toEqual([{ user_id: contact.id, kind: "action-to-name", object_kind: "action" }]);
    expect(await get(ownActions, contact)).toMatchObject({ toName: [{ id: actionId, words: null }] });
    expect(await get(page, contact, { actionId })).toMatchObject({
      words: null,
      facts: { raised: null, context: null },
    });
    const choices = (await get(ownerPage, contact, { actionId })) as { agencies: object[]; users: { id: string }[] };
    expect(choices.agencies).toHaveLength(1);
    expect(choices.users.map(({ id }) => id)).toEqual([partner.id]);
    const to = give({ agency: p.policeId, user: partner.id }, "2");
    expect(await post(owner, contact, { actionId }, to)).toMatchObject({ status: 302 });
    expect((await told()).at(-1)).toMatchObject({ user_id: partner.id, kind: "action-given" });
  });

  test("a manager without sight gives it to an agency, is not told who can open the case, and names nobody", async () => {
    const actionId = await anOwned();
    expect(await get(ownerPage, manager, { actionId })).toMatchObject({ users: [], action: { words: null } });
    const named = give({ agency: p.policeId, user: coordinator.id });
    expect(await post(owner, manager, { actionId }, named)).toMatchObject({ init: { status: 422 } });
    expect(await post(owner, manager, { actionId }, give({ agency: p.policeId }))).toMatchObject({ status: 302 });
  });
});

describe("a hold", () => {
  const until = (day: string, version = "1") => ({ version, reason: "He is away", ...typedDays({ holdUntil: day }) });

  test("begins, is taken off, and no more than twice; after its day the action is open by itself", async () => {
    const actionId = await anOwned();
    expect(await post(hold, coordinator, { actionId }, until("2026-03-15"))).toMatchObject({ status: 302 });
    expect(await post(hold, coordinator, { actionId }, until("2026-03-16", "2"))).toMatchObject({
      init: { status: 422 },
    });
    expect(await post(resume, coordinator, { actionId }, { version: "2", reason: "He is back" })).toMatchObject({
      status: 302,
    });
    expect(await row(actionId)).toMatchObject({ status: "open", hold_until: null });
    await post(hold, coordinator, { actionId }, until("2026-03-15", "3"));
    vi.setSystemTime(new Date("2026-03-16T09:00:00Z"));
    expect(await get(page, coordinator, { actionId })).toMatchObject({ facts: { status: "Open", heldUntil: null } });
    expect(await post(hold, coordinator, { actionId }, until("2026-03-20", "4"))).toMatchObject({
      init: { status: 422 },
      data: { errors: { form: expect.stringContaining("has been on hold twice") as string } },
    });
    expect((await changes()).map(({ kind }) => kind)).toEqual(["hold", "resume", "hold"]);
    expect((await told()).map(({ kind }) => kind)).toEqual(Array(3).fill("action-changed"));
  });
});

test.each([
  ["done", "Done"],
  ["not-possible", "Not possible: circumstances changed"],
  ["not-done", "Not done: the agency did not act"],
])("its owner finishes it as %s, with a sentence, and nothing can become of it any more", async (status, words) => {
  const actionId = await anOwned();
  const done = { version: "1", status, outcome: "Called twice", ...typedDays({ finishedOn: "2026-03-10" }) };
  expect(await post(finish, partner, { actionId }, done)).toMatchObject({ status: 302 });
  expect(await row(actionId)).toMatchObject({ status, outcome: "Called twice", finished_on: "2026-03-10" });
  expect(await changes()).toMatchObject([{ kind: "state", after_value: status, reason: null }]);
  expect(await get(page, partner, { actionId })).toMatchObject({ facts: { status: words }, links: [], version: null });
  for (const again of [finish, end, dueDay, hold, resume, priority]) {
    const all = { ...done, version: "2", reason: "r", priority: "low", ...typedDays({ dueOn: "2026-04-01", holdUntil: "2026-04-01" }) }; // prettier-ignore
    expect(await post(again, coordinator, { actionId }, all)).toMatchObject({ init: { status: 422 } });
  }
});

test("it is ended with a reason, and its priority is changed", async () => {
  const actionId = await anOwned();
  expect(await post(priority, coordinator, { actionId }, { version: "1", priority: "high" })).toMatchObject({
    status: 302,
  });
  expect(await post(end, coordinator, { actionId }, { version: "2", reason: "" })).toMatchObject({
    init: { status: 400 },
  });
  expect(await post(end, coordinator, { actionId }, { version: "2", reason: "He has moved away" })).toMatchObject({
    status: 302,
  });
  expect(await row(actionId)).toMatchObject({ status: "ended", priority: "high", finished_on: "2026-03-10" });
  expect(await get(page, coordinator, { actionId })).toMatchObject({
    history: [{ body: "Ended. He has moved away" }, { body: "From normal to high" }],
  });
});

test("why it is late is said by its owner, and asked anew when it has another day", async () => {
  const actionId = await anOwned();
  const late = { version: "1", lateReason: "no-capacity" };
  expect(await post(giveReason, partner, { actionId }, late)).toMatchObject({ init: { status: 422 } });
  vi.setSystemTime(new Date("2026-03-21T09:00:00Z"));
  expect(await post(giveReason, partner, { actionId }, late)).toMatchObject({ status: 302 });
  expect((await row(actionId)).late_reason).toBe("no-capacity");
  await post(dueDay, coordinator, { actionId }, { version: "2", reason: "r", ...typedDays({ dueOn: "2026-03-27" }) });
  expect((await row(actionId)).late_reason).toBeNull();
});

test("a manager reads of it owner, days, state and reasons, and neither words, outcome, case nor names of who changed it", async () => {
  const actionId = await anOwned();
  await post(
    dueDay,
    coordinator,
    { actionId },
    { version: "1", reason: "Closed", ...typedDays({ dueOn: "2026-03-27" }) },
  );
  await post(finish, partner, { actionId }, { version: "2", outcome: "Secret words", ...typedDays({ finishedOn: "2026-03-10" }) }); // prettier-ignore
  const seen = (await get(page, manager, { actionId })) as { history: { byline?: string; body: string }[] };
  expect(seen).toMatchObject({
    words: null,
    documents: null,
    inCase: null,
    facts: { outcome: null, raised: null, context: null },
  });
  expect(seen.history.map(({ body }) => body)).toEqual(["Done", "From 20 March 2026 to 27 March 2026. Closed"]);
  expect(seen.history.every(({ byline }) => byline === undefined)).toBe(true);
  expect(JSON.stringify(seen)).not.toMatch(/Secret words|Visit the location/);
});

test("who neither sees nor knows of it is told of no such action by every page; a member may not", async () => {
  const actionId = await anAction(db, p, { owner_user_id: await aUser(db, p.councilId) });
  const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  const all = {
    ...{
      version: "1",
      reason: "r",
      priority: "low",
      lateReason: "no-capacity",
      ownerAgencyId: p.councilId,
      ownerUserId: "",
    },
    ...typedDays({ dueOn: "2026-04-01", holdUntil: "2026-04-01" }),
  };
  for (const change of [dueDay, owner, hold, resume, end, priority, giveReason]) {
    expect(await post(change, stranger, { actionId }, all)).toMatchObject({ status: 404 });
    expect(await post(change, partner, { actionId }, all)).toMatchObject({ status: 403 });
  }
  expect([await changes(), await told()]).toEqual([[], []]);
});

describe("a new action", () => {
  const fields = (changes: Record<string, string> = {}) => ({
    ...{ words: "Write to the landlords", ownerAgencyId: p.policeId, ownerUserId: partner.id, priority: "high" },
    ...typedDays({ dueOn: "2026-03-20" }),
    ...changes,
  });

  test("of a group itself is given by its chair or coordinator to somebody who is in it, and is told", async () => {
    const params = { groupId: p.jagId };
    expect(await post(addToGroup, coordinator, params, fields())).toMatchObject({ status: 302 });
    expect(await db.selectFrom("action").selectAll().executeTakeFirst()).toMatchObject({
      context: "group", group_id: p.jagId, case_id: null, priority: "high", owner_user_id: partner.id,
    }); // prettier-ignore
    expect(await told()).toEqual([{ user_id: partner.id, kind: "action-given", object_kind: "action" }]);
    expect(await get(groupPage, partner, params)).toMatchObject({
      mayAdd: false,
      actions: [{ words: "Write to the landlords" }],
    });
    expect(await post(addToGroup, coordinator, params, fields({ ownerUserId: manager.id }))).toMatchObject({
      data: { errors: { ownerUserId: "Select an owner who is in this group" } },
    });
    const member = await anActor(db, p, { groups: { [p.jagId]: "member", [p.youthJagId]: "chair" } });
    expect(await post(addToGroup, member, params, fields())).toMatchObject({ status: 403 });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    for (const answer of [get(addPage, stranger, params), get(groupPage, stranger, params)])
      expect(await answer).toMatchObject({ status: 404 });
  });

  test.each([
    ["a working day", "2026-03-20", /^\/cases\//],
    ["a Saturday, with a warning", "2026-03-21", /^\/actions\/.*saved=action-given$/],
  ])("in a case is due on %s", async (_name, dueOn, location) => {
    const { id: caseId } = await aCase(db, p);
    const answer = (await post(addToCase, coordinator, { caseId }, fields(typedDays({ dueOn })))) as Response;
    expect(answer.headers.get("Location")).toMatch(location);
    expect(await told()).toHaveLength(1);
  });

  test("due yesterday is refused, and nobody is told", async () => {
    const { id: caseId } = await aCase(db, p);
    const reply = await post(addToCase, coordinator, { caseId }, fields(typedDays({ dueOn: "2026-03-09" })));
    expect(reply).toMatchObject({
      init: { status: 422 },
      data: { errors: { dueOn: "Due day must be today or later" } },
    });
    expect(await told()).toEqual([]);
  });
});
