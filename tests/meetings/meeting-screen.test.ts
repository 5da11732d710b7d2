import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as actionPage } from "#app/routes/actions/$actionId/route.tsx";
import { loader as groupActions } from "#app/routes/actions/groups.$groupId/route.tsx";
import {
  action as answer,
  loader as screenPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId._index/route.tsx";
import {
  action as save,
  loader as follow,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.minute/route.tsx";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anAction, anActor, anIncident, aPartnership, aPerson, aPremises, aReferral, aSitting, auditEvents, aUser, contextOf, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

const NOW = new Date("2026-04-09T14:00:00Z");
let db: Executor;
let p: TestPartnership;
let chair: Actor;
let other: Actor;
let member: Actor;
let sittingId: string;
let itemId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
  other = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Priya Shah" });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber", agencyId: p.policeId });
  sittingId = await aSitting(db, p);
  for (const { id: userId } of [chair, other, member]) await hasAccepted(db, p, { sittingId, userId });
  itemId = await anItem(db, p, { sitting_id: sittingId });
});
afterEach(() => vi.useRealTimers());

type Said = { version: number; texts: { minute: string }; writerName: string | null; formToken: string; contributions: { kind: string; words: string; by: string }[] }; // prettier-ignore
type Reply = { init?: { status?: number }; data: { errors: Record<string, string>; values: Record<string, string>; recorded: Record<string, string> | null } }; // prettier-ignore
type Screen = {
  isOpen: boolean;
  screen: {
    mayMinute: boolean;
    refusal: string | null;
    words: string;
    giving: { dueOn: string; users: { id: string }[] } | null;
    earlier: { decision: string | null; day: string } | null;
    actions: { words: string; isOverdue: boolean }[];
    newActions: { words: string }[];
    ofCase: { incidents: { count: number; newest: unknown[] }; proposals: { id: string; who: string; mayConfirm: boolean }[] } | null; // prettier-ignore
    ofReferral: { reason: string; isUndecided: boolean } | null;
    ofPremises: { agreedBand: string | null } | null;
    way: { number: number; of: number; left: number; next: { id: string; name: string } | null; previous: { name: string } | null }; // prettier-ignore
    said: Said;
  };
};
const at = (item = itemId) => ({ groupId: p.jagId, sittingId, itemId: item });
const status = (given: unknown) => (given instanceof Response ? given.status : ((given as Reply).init?.status ?? 200));
const errors = (given: unknown) => (given as Reply).data.errors;
const TEXT = { minute: "", decision: "", sharedSummary: "" };
const write = (who: Actor, version: number, text: Partial<typeof TEXT> & { over?: string }, item = itemId) =>
  post(save, who, at(item), { version: String(version), ...TEXT, ...text }) as Promise<Response>;
const begin = (who: Actor) => post(save, who, at(), { intent: "begin" }) as Promise<Response>;
const form = (who: Actor, fields: Record<string, string>, item = itemId) => post(answer, who, at(item), fields);
const open = async (who = chair, item = itemId) => ((await get(screenPage, who, at(item))) as Screen).screen;
const said = async (who: Actor) => (await ((await get(follow, who, at())) as Response).json()) as Said;
const row = () => db.selectFrom("item_minute").selectAll().executeTakeFirst();
const kept = () => db.selectFrom("item_contribution").selectAll().orderBy("id").execute();
const events = async () => (await auditEvents(db)).map(({ event }) => event);
const later = (ms: number) => vi.setSystemTime(new Date(Date.now() + ms));
const MINUTE = 60_000;

describe("saving what is said", () => {
  test("each save gives the next version and the time, and leaves an event without the words", async () => {
    const first = await write(chair, 1, { minute: "Four calls" });
    expect([first.status, await first.json()]).toEqual([200, { version: 2, savedAt: NOW.toISOString() }]);
    expect((await write(chair, 2, { minute: "Four calls", decision: "AGREED" })).status).toBe(200);
    expect(await row()).toMatchObject({ minute: "Four calls", decision: "AGREED", version: 3, saved_by: chair.id });
    const [one, two] = await auditEvents(db);
    expect([one?.event, one?.fields, two?.fields]).toEqual(["agenda.minute-saved", "minute", "decision"]);
    const details = await db.selectFrom("audit_detail").selectAll().execute();
    expect(JSON.stringify(details)).not.toContain("Four calls");
  });

  test("the same text again writes no version and no event", async () => {
    await write(chair, 1, { minute: "Four calls" });
    const again = await write(chair, 2, { minute: "Four calls" });
    expect(await again.json()).toMatchObject({ version: 2 });
    expect(await events()).toEqual(["agenda.minute-saved"]);
  });

  test.each([["minute"], ["decision"], ["sharedSummary"], ["version"]])("a form without its %s blanks nothing", async (name) => {
    await write(chair, 1, { minute: "Four calls" });
    const fields: Record<string, string> = { version: "2", ...TEXT };
    delete fields[name];
    expect(status(await post(save, chair, at(), fields))).toBe(400);
    expect(await row()).toMatchObject({ minute: "Four calls", version: 2 });
  }); // prettier-ignore

  test("a member writes nothing, unless they take the minutes at this meeting", async () => {
    expect(status(await write(member, 1, { minute: "Mine" }))).toBe(403);
    expect(await row()).toBeUndefined();
    await insert(db, "attendance", {
      ...{
        id: uuid(),
        partnership_id: p.partnershipId,
        sitting_id: sittingId,
        agency_id: p.policeId,
        user_id: member.id,
      },
      ...{ name: null, capacity: "member", status: "present", deputy_for_id: null, office: "minute-taker", version: 1 },
      ...{ recorded_by: chair.id, recorded_at: NOW.toISOString() },
    });
    expect(status(await write(member, 1, { minute: "Mine" }))).toBe(200);
    expect((await open(member)).mayMinute).toBe(true);
    expect(status(await form(member, { intent: "state", version: "1", state: "done", reason: "" }))).toBe(302);
  });

  test("nobody of another group, with a conflict of interest, or before the gate reads or writes it", async () => {
    await write(chair, 1, { minute: "Canary" });
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    const late = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    await insert(db, "item_conflict", {
      ...{ item_id: itemId, user_id: other.id, partnership_id: p.partnershipId },
      ...{ declared_at: NOW.toISOString(), recorded_by: other.id },
    });
    for (const [who, expected] of [[youth, 404], [other, 404], [late, 403]] as const) {
      expect(status(await write(who, 2, { minute: "Mine" }))).toBe(expected);
      expect(status(await begin(who))).toBe(expected);
      expect(status(await get(follow, who, at()))).toBe(expected);
      expect(status(await form(who, { intent: "contribute", contribution: "Mine" }))).toBe(expected);
      expect(status(await form(who, { intent: "take-over" }))).toBe(expected);
      expect(JSON.stringify(await get(screenPage, who, at()))).not.toContain("Canary");
    }
    expect(await row()).toMatchObject({ minute: "Canary", version: 2 });
  }); // prettier-ignore

  test("nothing is written of a meeting that is off, or whose minutes are confirmed", async () => {
    await insert(db, "minutes_version", {
      ...{
        id: uuid(),
        partnership_id: p.partnershipId,
        sitting_id: sittingId,
        number: 1,
        kind: "confirmed",
        content: "{}",
      },
      ...{
        made_at: NOW.toISOString(),
        made_by: chair.id,
        confirmed_at_id: await aSitting(db, p, { day: "2026-05-07" }),
      },
      ...{ item_id: null, correction: null, corrected_on: null },
    });
    const refused = await write(chair, 1, { minute: "Late" });
    expect([refused.status, await refused.json()]).toMatchObject([422, { errors: { form: expect.stringContaining("confirmed") as string } }]); // prettier-ignore
    expect(status(await form(member, { intent: "contribute", contribution: "Late" }))).toBe(422);
    expect(await row()).toBeUndefined();
    expect((await open()).refusal).toContain("confirmed");
  });
});

describe("one writes at a time", () => {
  test("whoever begins has the pen for two minutes, each save anew; others see by name who writes", async () => {
    expect((await begin(chair)).status).toBe(200);
    expect((await said(other)).writerName).toBe("Chris Hair");
    expect((await said(chair)).writerName).toBeNull();
    expect((await begin(other)).status).toBe(409);
    later(MINUTE);
    await write(chair, 1, { minute: "Four calls" });
    later(2 * MINUTE - 1);
    expect((await begin(other)).status).toBe(409);
    later(1);
    expect((await begin(other)).status).toBe(200);
    expect((await said(chair)).writerName).toBe("Priya Shah");
  });

  test("taken over, the other's unsaved text is kept beside it once, and nothing of anybody's is written over", async () => {
    await write(chair, 1, { minute: "Four calls" });
    expect(status(await form(other, { intent: "take-over" }))).toBe(302);
    const lost = await write(chair, 2, { minute: "Four calls at night" });
    expect([lost.status, await lost.json()]).toMatchObject([409, { version: 3, texts: { minute: "Four calls" } }]);
    expect((await write(chair, 2, { minute: "Four calls at night" })).status).toBe(409);
    expect((await write(other, 3, { minute: "Four calls, and two at the school" })).status).toBe(200);
    expect(await kept()).toMatchObject([
      { kind: "lost-text", words: "Minute: Four calls at night", said_by: chair.id, agency_id: p.councilId },
    ]);
    expect(await row()).toMatchObject({ minute: "Four calls, and two at the school", version: 4 });
    expect(await events()).toEqual(["agenda.minute-saved", "agenda.pen-taken-over", "agenda.text-kept", "agenda.minute-saved"]); // prettier-ignore
  });

  test("two tabs of one person are two writers", async () => {
    await write(chair, 1, { minute: "From the first" });
    expect((await write(chair, 1, { minute: "From the second" })).status).toBe(409);
    expect((await kept()).map(({ words }) => words)).toEqual(["Minute: From the second"]);
    expect(await row()).toMatchObject({ minute: "From the first" });
  });

  test("whoever has seen both may put theirs in place, and what that displaces is kept under its author's name", async () => {
    await write(chair, 1, { minute: "Mine" });
    await form(other, { intent: "take-over" });
    await write(other, 3, { minute: "Theirs" });
    expect((await write(chair, 4, { minute: "Mine again" })).status).toBe(409);
    expect((await write(chair, 3, { minute: "Mine again", over: "yes" })).status).toBe(409);
    expect((await write(chair, 4, { minute: "Mine again", over: "yes" })).status).toBe(200);
    expect((await kept()).map(({ words, said_by }) => [words, said_by])).toEqual([
      ["Minute: Mine again", chair.id],
      ["Minute: Theirs", other.id],
    ]);
  });

  test("of two who save at once one is saved, and the other's text is kept", async () => {
    const answers = await Promise.all([write(chair, 1, { minute: "A" }), write(other, 1, { minute: "B" })]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
    const { minute } = (await row()) ?? { minute: "" };
    expect([minute, (await kept())[0]?.words].sort()).toEqual(minute === "A" ? ["A", "Minute: B"] : ["B", "Minute: A"]);
  });

  test("without JavaScript the race shows both, and the next save is about what was shown", async () => {
    await write(other, 1, { minute: "Theirs" });
    const lost = await form(chair, { intent: "save", version: "1", ...TEXT, minute: "Mine" });
    expect(status(lost)).toBe(409);
    expect((lost as Reply).data).toMatchObject({ recorded: { Minute: "Theirs" }, values: { minute: "Mine", version: "2" } }); // prettier-ignore
    expect(status(await form(chair, { intent: "save", version: "2", ...TEXT, minute: "Mine", over: "yes" }))).toBe(302);
    expect(await row()).toMatchObject({ minute: "Mine", version: 3 });
  });
});

describe("what others add", () => {
  test("stands under name and agency, once for each form, and is read by whoever follows", async () => {
    const once = uuid();
    for (const _ of [1, 2]) expect(status(await form(member, { intent: "contribute", contribution: "Seen twice", once }))).toBe(302); // prettier-ignore
    expect((await said(chair)).contributions).toMatchObject([
      { kind: "contribution", words: "Seen twice", by: "Mem Ber" },
    ]);
    expect(errors(await form(member, { intent: "contribute", contribution: " " }))).toEqual({ contribution: "Enter what you want to add" }); // prettier-ignore
  });

  test("of more than are shown the newest are, so that nobody's words are pushed out by many before them", async () => {
    for (let n = 1; n <= 201; n++)
      await insert(db, "item_contribution", {
        ...{ id: uuid(), partnership_id: p.partnershipId, item_id: itemId, kind: "contribution", words: `Word ${n}` },
        ...{ agency_id: p.policeId, said_by: member.id, said_at: NOW.toISOString() },
      });
    const shown = (await said(chair)).contributions.map(({ words }) => words);
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([200, "Word 2", "Word 201"]);
  });

  test("a page that asks again leaves no event beside the one of opening it; asked without it leaves that one", async () => {
    await said(member);
    expect(await events()).toEqual(["agenda.item-viewed"]);
    for (let n = 0; n < 5; n++) {
      later(11 * MINUTE);
      await said(member);
    }
    expect(await events()).toEqual(["agenda.item-viewed"]);
  });
});

describe("on its day whoever keeps the meeting is not idle", () => {
  const session = async (who: Actor) => {
    await insert(db, "session", {
      ...{ id: who.sessionId, token_hash: who.sessionId, previous_token_hash: null, renewed_at: null, renewal_due: 0 },
      ...{ user_id: who.id, partnership_id: p.partnershipId, stage: "complete", pending_secret_sealed: null },
      ...{ browser: "x", created_at: NOW.toISOString(), last_seen_at: NOW.toISOString(), ended_at: null },
      expires_at: "2026-04-10T02:00:00.000Z",
    });
  };
  const keptAt = async (who: Actor) =>
    (await db.selectFrom("session").select("kept_meeting_at").where("id", "=", who.sessionId).executeTakeFirst())?.kept_meeting_at; // prettier-ignore

  test("by opening an item and by saving it; a member who listens is", async () => {
    for (const who of [chair, member]) await session(who);
    await open(chair);
    expect(await keptAt(chair)).toBe(NOW.toISOString());
    later(30 * MINUTE);
    await write(chair, 1, { minute: "Four calls" });
    expect(await keptAt(chair)).toBe("2026-04-09T14:30:00.000Z");
    await open(member);
    await said(member);
    expect(await keptAt(member)).toBeNull();
  });

  test("not by a page that keeps the pen in hand by itself, while nobody types", async () => {
    await session(chair);
    const renew = (headers: Record<string, string>) => {
      const body = new URLSearchParams({ intent: "begin", formToken: formTokenOf(chair.sessionId) });
      const request = new Request("http://localhost/test", { method: "POST", body, headers });
      return save({ request, params: at(), context: contextOf(chair) });
    };
    expect((await renew({ "Joint-Action-Unattended": "yes" })).status).toBe(200);
    expect(await keptAt(chair)).toBeNull();
    expect((await renew({})).status).toBe(200);
    expect(await keptAt(chair)).toBe(NOW.toISOString());
  });

  test.each([["2026-04-08T14:00:00Z"], ["2026-04-10T14:00:00Z"]])("not on another day: %s", async (instant) => {
    vi.setSystemTime(new Date(instant));
    await session(chair);
    await write(chair, 1, { minute: "Prepared" });
    expect(await keptAt(chair)).toBeNull();
  });
});

describe("the screen", () => {
  test("of a case: what was decided last, what is open and overdue, and what is new since", async () => {
    const person = await aPerson(db, p, { given_names: "Hal", family_name: "Ashwell" });
    const { id: case_id } = await aCase(db, p, { reference: "CS-26-0001", person_id: person });
    const last = await aSitting(db, p, { day: "2026-03-12" });
    const before = await anItem(db, p, { sitting_id: last, case_id, state: "done" });
    await insert(db, "item_minute", {
      ...{ item_id: before, partnership_id: p.partnershipId, minute: "Long", decision: "AGREED to visit", shared_summary: "" },
      ...{ saved_at: null, saved_by: null, lease_user_id: null, lease_until: null, version: 2 },
    });
    await anAction(db, p, { case_id, due_on: "2026-04-08", words: "Overdue one" });
    await anAction(db, p, { case_id, due_on: "2026-04-09", words: "Due today" });
    await anAction(db, p, { case_id, words: "Long done", status: "done", finished_on: "2026-03-20", outcome: "Done" });
    for (const [day, n] of [["2026-03-12", 0], ["2026-03-13", 1], ["2026-04-01", 2]] as const)
      await insert(db, "incident_case", {
        incident_id: await anIncident(db, p, { latest_day: day, earliest_day: day, reference: `IN-${n}` }),
        ...{ case_id, partnership_id: p.partnershipId, shows_reporter: 0, linked_at: NOW.toISOString(), linked_by: chair.id },
      });
    const item = await anItem(db, p, { sitting_id: sittingId, case_id, position: 2 });
    const screen = await open(chair, item);
    expect(screen).toMatchObject({
      ...{ words: "CS-26-0001 · Hal Ashwell", earlier: { decision: "AGREED to visit", day: "2026-03-12" } },
      actions: [{ words: "Overdue one", isOverdue: true }, { words: "Due today", isOverdue: false }],
      ofCase: { incidents: { count: 2, newest: [{ reference: "IN-2" }, { reference: "IN-1" }] } },
      way: { number: 2, of: 2, left: 2, next: null, previous: { name: "A matter" } },
    });
  }); // prettier-ignore

  test("of a referral its reason and that it waits, of premises their grade, of a matter who is next", async () => {
    const referral = await anItem(db, p, { sitting_id: sittingId, kind: "referral", title: null, referral_id: await aReferral(db, p), part: "new-referrals" }); // prettier-ignore
    expect((await open(chair, referral)).ofReferral).toMatchObject({ reason: "Off-road bikes", isUndecided: true });
    const licensing = await anActor(db, p, { groups: { [p.jagId]: "chair" }, duties: ["licensing-officer"] });
    await hasAccepted(db, p, { sittingId, userId: licensing.id });
    const premises_id = await aPremises(db, p);
    const place = await anItem(db, p, { sitting_id: sittingId, kind: "premises", title: null, premises_id: typeof premises_id === "string" ? premises_id : (premises_id as { id: string }).id, part: "premises" }); // prettier-ignore
    expect((await open(licensing, place)).ofPremises).toMatchObject({ agreedBand: null });
    expect((await open()).way).toMatchObject({ number: 1, next: { id: referral } });
  });

  test("a member reads it and is asked for nothing but what they add", async () => {
    expect(await open(member)).toMatchObject({ mayMinute: false, giving: null });
    expect(status(await form(member, { intent: "state", version: "1", state: "done", reason: "" }))).toBe(403);
    expect(status(await form(member, { intent: "take-over" }))).toBe(403);
  });

  test("is opened with as many questions for an agenda of forty as for one of two", async () => {
    const asked = async () => {
      let n = 0;
      const executor = db.getExecutor();
      const execute = executor.executeQuery.bind(executor);
      executor.executeQuery = ((...given: Parameters<typeof execute>) => (n++, execute(...given))) as typeof execute;
      await open();
      executor.executeQuery = execute;
      return n;
    };
    await open();
    const of1 = await asked();
    for (let position = 2; position <= 40; position++) await anItem(db, p, { sitting_id: sittingId, position });
    expect(await asked()).toBe(of1);
    expect((await open()).way.of).toBe(40);
  });
});

describe("what follows from an item", () => {
  const give = (who: Actor, item: string, fields: Record<string, string> = {}) =>
    form(who, { intent: "action", words: "Write to the landlord", ownerAgencyId: p.councilId, ownerUserId: "", "dueOn-day": "1", "dueOn-month": "5", "dueOn-year": "2026", ...fields }, item); // prettier-ignore
  const actions = () => db.selectFrom("action").selectAll().execute();

  test("an action of the case, which knows the item it came from, and comes back to it", async () => {
    const { id: case_id } = await aCase(db, p);
    const item = await anItem(db, p, { sitting_id: sittingId, case_id });
    const done = (await give(chair, item)) as Response;
    expect([done.status, done.headers.get("Location")]).toEqual([
      302,
      expect.stringContaining(`/agenda/${item}?saved=`),
    ]);
    expect(await actions()).toMatchObject([{ case_id, agenda_item_id: item, due_on: "2026-05-01", context: "case" }]);
    expect((await open(chair, item)).newActions).toMatchObject([{ words: "Write to the landlord" }]);
  });

  test("of a matter it is the group's own", async () => {
    expect(status(await give(chair, itemId))).toBe(302);
    expect(await actions()).toMatchObject([{ group_id: p.jagId, case_id: null, agenda_item_id: itemId }]);
    expect(status(await give(member, itemId))).toBe(403);
  });

  test("of a matter in which somebody has a conflict of interest nothing is shown or given to them", async () => {
    await give(chair, itemId, { words: "Canary of the matter" });
    const [action] = await actions();
    const list = async (who: Actor) => JSON.stringify(await get(groupActions, who, { groupId: p.jagId }));
    const page = (who: Actor) => get(actionPage, who, { actionId: action?.id ?? "" });
    expect(await list(member)).toContain("Canary of the matter");
    await insert(db, "item_conflict", {
      ...{ item_id: itemId, user_id: member.id, partnership_id: p.partnershipId },
      ...{ declared_at: NOW.toISOString(), recorded_by: member.id },
    });
    expect(await list(member)).not.toContain("Canary");
    expect(status(await page(member))).toBe(404);
    expect(await list(other)).toContain("Canary of the matter");
    expect((await open()).giving?.users.map(({ id }) => id)).not.toContain(member.id);
    const refused = await give(chair, itemId, { ownerAgencyId: p.policeId, ownerUserId: member.id });
    expect(errors(refused)).toEqual({ ownerUserId: "Select an owner who has no conflict of interest in this item" });
    expect(await actions()).toHaveLength(1);
  });

  test("of a meeting that is off nothing follows", async () => {
    await inTransaction(db, (trx) => trx.updateTable("sitting").set({ status: "cancelled", reason: "Snow" }).execute());
    expect(errors(await give(chair, itemId))).toEqual({ form: "This meeting is cancelled" });
    expect(await actions()).toEqual([]);
  });

  test("nobody without sight of the case is given one, and what was typed stays", async () => {
    const led = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    await hasAccepted(db, p, { sittingId, userId: led.id });
    const { id: case_id } = await aCase(db, p, { visibility: "restricted", lead_user_id: led.id });
    const item = await anItem(db, p, { sitting_id: sittingId, case_id });
    const refused = await give(led, item, { ownerUserId: chair.id });
    expect([status(refused), errors(refused)]).toEqual([
      422,
      { ownerUserId: "Select an owner who can open this case" },
    ]);
    expect((refused as Reply).data.values).toMatchObject({ words: "Write to the landlord", "dueOn-month": "5" });
    const nobody = await aUser(db, p.councilId);
    expect(errors(await give(led, item, { ownerUserId: nobody }))).toEqual({ ownerUserId: "Select an owner who can open this case" }); // prettier-ignore
    expect(await actions()).toEqual([]);
  });

  test("its day is the group's next meeting, or four weeks on where there is none", async () => {
    expect((await open()).giving?.dueOn).toBe("2026-05-07");
    await aSitting(db, p, { day: "2026-05-21" });
    expect((await open()).giving?.dueOn).toBe("2026-05-21");
  });

  test("taken it goes on to the next item, in the same view; deferred it asks why", async () => {
    const next = await anItem(db, p, { sitting_id: sittingId, position: 2 });
    const taken = (await post(answer, chair, at(), { intent: "state", version: "1", state: "done", reason: "", then: "next" }, "?view=wall")) as Response; // prettier-ignore
    expect(taken.headers.get("Location")).toBe(`/groups/${p.jagId}/meetings/${sittingId}/agenda/${next}?view=wall`);
    const refused = await form(chair, { intent: "state", version: "1", state: "deferred", reason: "" }, next);
    expect([status(refused), errors(refused)]).toEqual([422, { reason: "Enter why it is deferred" }]);
    expect(status(await form(chair, { intent: "state", version: "1", state: "closed", reason: "Settled" }))).toBe(409);
  });

  test("a lower level of risk is confirmed by the meeting, not by whoever proposed it", async () => {
    const { id: case_id, personId } = await aCase(db, p);
    const assessmentId = uuid();
    await insert(db, "risk_assessment", {
      ...{ id: assessmentId, partnership_id: p.partnershipId, case_id, person_id: personId, assessed_on: "2026-04-01" },
      ...{ reoffending: "high", reoffending_reasons: "x", harm_to_others: "low", harm_to_others_reasons: "x" },
      ...{ harm_to_self: "low", harm_to_self_reasons: "x", overall: "high", proposed: "medium", level_reason: "Moved" },
      ...{
        occasion: "review",
        protective_factors: null,
        strengths: null,
        own_view: null,
        next_review_on: "2026-05-01",
      },
      ...{ assessed_by: other.id, recorded_at: "2026-04-01T10:00:00.000Z", corrects_id: null, correction_reason: null },
    } as never);
    const item = await anItem(db, p, { sitting_id: sittingId, case_id });
    const fields = { intent: "confirm-risk", assessmentId };
    expect((await open(other, item)).ofCase?.proposals).toMatchObject([
      { id: assessmentId, who: "A S", mayConfirm: false },
    ]);
    expect(status(await form(other, fields, item))).toBe(422);
    expect((await open(chair, item)).ofCase?.proposals).toMatchObject([{ mayConfirm: true }]);
    expect(status(await form(chair, fields, item))).toBe(302);
    expect(await db.selectFrom("risk_decision").selectAll().execute()).toMatchObject([
      { assessment_id: assessmentId, sitting_id: sittingId, decision: "confirmed", decided_by: chair.id },
    ]);
    expect((await open(chair, item)).ofCase?.proposals).toEqual([]);
    expect(status(await form(chair, fields))).toBe(404);
  });

  test("a form that says not what it is for is refused", async () => {
    expect(status(await form(chair, { intent: "burn" }))).toBe(400);
    expect(status(await form(chair, {}))).toBe(400);
  });
});

test("a text that a page sends by itself after the session ended does not wait to be sent again: the page has it", async () => {
  const send = async (action: typeof save | typeof answer) => {
    const body = new URLSearchParams({ version: "1", minute: "Seen", decision: "", sharedSummary: "", intent: "save" });
    const request = new Request("http://localhost/x", { method: "POST", body });
    const context = { ...contextOf(null), lapsedUserId: chair.id };
    const params = { groupId: p.jagId, sittingId, itemId };
    return action({ request, params, context }).catch((thrown: unknown) => thrown);
  };
  const kept = () => db.selectFrom("unsent_form").selectAll().execute();
  expect(await send(save)).toMatchObject({ init: { status: 401 }, data: { unsentKey: null } });
  expect(await kept()).toEqual([]);
  expect(await send(answer)).toMatchObject({ init: { status: 401 } });
  expect(await kept()).toHaveLength(1);
});
