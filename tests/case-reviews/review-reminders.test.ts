import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as homeLoader } from "#app/routes/home/_index/route.tsx";
import { remindOfReviews } from "#app/services/case-reviews/remind-of-reviews.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, get, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, atWork, aVictim, decidedReview, idOf } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Jo Officer" });
});
const remind = (day = ago(0)) => remindOfReviews({ db, now: new Date(`${day}T06:00:00Z`) });
async function told(userId: string) {
  const rows = await db.selectFrom("notification").select("kind").where("user_id", "=", userId).orderBy("id").execute();
  return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith("case-review-"));
}
const due = (id: string, day: string | null) =>
  inTransaction(db, (trx) => trx.updateTable("case_review").set({ next_due_on: day }).where("id", "=", id).execute());

describe("the contact officer", () => {
  test("is told of a step on the day it is due and on the first morning after it, once each", async () => {
    const { id } = await decidedReview(db, p, officer);
    await due(id, ago(0));
    expect(await remind(ago(1))).toMatchObject({ steps: 0 });
    expect(await remind()).toMatchObject({ steps: 1 });
    expect(await remind()).toMatchObject({ steps: 0 });
    expect(await remind(ago(-1))).toMatchObject({ steps: 1 });
    expect(await remind(ago(-2))).toMatchObject({ steps: 0 });
    expect((await told(officer.id)).filter((kind) => kind.includes("step"))).toEqual(["case-review-step-due", "case-review-step-late"]); // prettier-ignore
  });

  test("is told of another step that has the same last day", async () => {
    const { id, work } = await decidedReview(db, p, officer);
    await due(id, ago(1));
    expect(await remind()).toMatchObject({ steps: 1 });
    await work.decide(id, "met");
    await due(id, ago(1));
    expect(await remind()).toMatchObject({ steps: 1 });
  });

  test("is whoever recorded the application until there is one; of what is over or has no last day nobody is told", async () => {
    const work = atWork(db, officer);
    const id = await idOf(await work.apply(await aVictim(db, p, 1)));
    await due(id, ago(3));
    expect(await remind()).toMatchObject({ steps: 1 });
    const over = await idOf(await work.apply(await aVictim(db, p, 1)));
    await work.step(over, "withdraw", ago(1), { words: "By telephone" });
    const open = await idOf(await work.apply(await aVictim(db, p, 1)));
    await due(open, null);
    expect(await remind()).toMatchObject({ steps: 0 });
  });
});

describe("a body that has not answered", () => {
  async function asked(dueOn: string) {
    const contact = await anActor(db, p, {
      agencyId: p.policeId,
      groups: { [p.jagId]: "member" },
      name: "Pol Contact",
    });
    await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ contact_user_id: contact.id }).where("agency_id", "=", p.policeId).execute()); // prettier-ignore
    const { id } = await decidedReview(db, p, officer);
    await due(id, null);
    // Of the others none is due, whatever the day of the week makes of the limits.
    await inTransaction(db, (trx) =>
      trx
        .updateTable("case_review_request")
        .set({ due_on: ago(-30) })
        .execute(),
    );
    await inTransaction(db, (trx) => trx.updateTable("case_review_request").set({ due_on: dueOn }).where("agency_id", "=", p.policeId).execute()); // prettier-ignore
    return { contact, id };
  }
  const home = async (actor: Actor) => ((await get(homeLoader, actor)) as { requests: object | null }).requests;

  test("is reminded on the last day and when it is late, once each, and then so is the contact officer", async () => {
    const { contact } = await asked(ago(0));
    expect(await remind()).toMatchObject({ replies: 1 });
    expect(await remind()).toMatchObject({ replies: 0 });
    await remind(ago(-1));
    await remind(ago(-2));
    expect((await told(contact.id)).filter((kind) => kind.includes("reply"))).toEqual(["case-review-reply-due", "case-review-reply-late"]); // prettier-ignore
    expect((await told(officer.id)).filter((kind) => kind.includes("reply"))).toContain("case-review-reply-late");
  });

  test("sees on Home that there is something to answer, until it has; nobody else of it does", async () => {
    const { contact } = await asked(ago(1));
    expect(await home(contact)).toEqual({ waiting: 1, late: 1 });
    const colleague = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
    expect(await home(colleague)).toEqual({ waiting: 0, late: 0 });
    await inTransaction(db, (trx) => trx.updateTable("case_review_request").set({ replied_on: ago(0), reply: "Two calls", replied_by: contact.id }).where("agency_id", "=", p.policeId).execute()); // prettier-ignore
    expect(await home(contact)).toEqual({ waiting: 0, late: 0 });
    expect(await remind()).toMatchObject({ replies: 0 });
  });

  test("is not reminded of a review that is over", async () => {
    const { id } = await asked(ago(1));
    await atWork(db, officer).step(id, "withdraw", ago(0), { words: "By telephone" });
    expect(await remind()).toMatchObject({ replies: 0 });
  });
});
