import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as actionPage } from "#app/routes/actions/$actionId/route.tsx";
import { loader as groupActions } from "#app/routes/actions/groups.$groupId/route.tsx";
import { action as answer } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId._index/route.tsx";
import { inTransaction } from "#db/transaction.ts";
import { aCase, anAction, anActor, anIncident, aPerson, aPremises, aReferral, aSitting, aUser, get, insert, post } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";
import {
  NOW,
  at,
  chair,
  db,
  errors,
  form,
  itemId,
  member,
  open,
  other,
  p,
  sittingId,
  status,
  type Reply,
  useTable,
} from "./at-the-table.ts";

useTable();

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

  test("of a restricted case says so to whoever was named for it, with the reference that a wall may show", async () => {
    const { id: case_id } = await aCase(db, p, { reference: "CS-26-0007", visibility: "restricted" });
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id, user_id: chair.id, access: "named", reason: "Chairs" },
      ...{ given_by: chair.id, since: NOW.toISOString(), ended_at: null, version: 1 },
    });
    const item = await anItem(db, p, { sitting_id: sittingId, case_id });
    expect(await open(chair, item)).toMatchObject({ reference: "CS-26-0007", isRestricted: true });
    expect(await open()).toMatchObject({ reference: null, isRestricted: false });
  });

  test("says of a meeting that is still to come from which day on something is taken in it", async () => {
    expect((await open()).notBefore).toBeNull();
    const later = { day: "2026-05-01", version: 2 };
    await inTransaction(db, (trx) => trx.updateTable("sitting").set(later).where("id", "=", sittingId).execute());
    expect((await open()).notBefore).toBe("2026-05-01");
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
