import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reviewNoticeUntil, sharingStateOn, type SharingState } from "#app/domain/agreements/agreement.ts";
import { action as change, loader as changePage } from "#app/routes/agreements/$agreementId_.change/route.tsx";
import { action as end } from "#app/routes/agreements/$agreementId_.end/route.tsx";
import { action as review } from "#app/routes/agreements/$agreementId_.review/route.tsx";
import { action as changeSignatory } from "#app/routes/agreements/$agreementId_.signatories.$signatoryId/route.tsx";
import { action as addSignatory } from "#app/routes/agreements/$agreementId_.signatories.new/route.tsx";
import { loader as agreementPage } from "#app/routes/agreements/$agreementId/route.tsx";
import { loader as agreementsPage } from "#app/routes/agreements/_index/route.tsx";
import { action as add } from "#app/routes/agreements/new/route.tsx";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { remindOfReviews } from "#app/services/agreements/remind-of-reviews.ts";
import { listSharingAgreements } from "#db/queries/sharing-agreements.ts";
import type { Executor } from "#db/transaction.ts";
import { pathOfObject } from "#app/domain/notifications/kinds.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { events, NOW, TODAY, typedDays } from "../admin/office.ts";
import { anActor, aPartnership, get, post as postTo, testDatabase, type TestPartnership } from "../factories.ts";
import { anAgreement } from "../support/agreements.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
});
afterEach(() => vi.useRealTimers());

/** The fields first, as they are read. */
const post = (
  action: Parameters<typeof postTo>[0],
  actor: Actor,
  fields: Record<string, string>,
  params: Record<string, string> = {},
) => postTo(action, actor, params, fields);
const FIELDS = { title: "Protocol", purpose: "The JAG", dataWords: "", gateway: "cda-s115" };
const DAYS = { fromDay: "2026-01-01", reviewOn: "2027-01-01" };
const row = (id: string) =>
  db.selectFrom("sharing_agreement").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const status = (reply: unknown) => (reply as { init?: { status?: number }; status?: number }).init?.status;
const errorsOf = (reply: unknown) => (reply as { data: { errors: Record<string, string> } }).data.errors;

describe("an agreement", () => {
  test("is recorded, shown, changed, reviewed and ended, each with a line in the log", async () => {
    await post(add, officer, { ...FIELDS, ...typedDays(DAYS) });
    const [{ id } = { id: "" }] = await listSharingAgreements(db, p.partnershipId, null);
    await post(
      change,
      officer,
      { version: "1", ...FIELDS, title: "New protocol", ...typedDays(DAYS) },
      { agreementId: id },
    );
    await post(
      review,
      officer,
      { version: "2", reason: "Still right", ...typedDays({ reviewedOn: TODAY, nextReviewOn: "2027-03-10" }) },
      { agreementId: id },
    );
    const page = await get(agreementPage, officer, { agreementId: id });
    expect(page).toMatchObject({
      agreement: { title: "New protocol", reviewOn: "2027-03-10" },
      reviews: [{ words: "Still right", reviewedOn: TODAY }],
      state: "in-force",
    });
    await post(
      end,
      officer,
      { version: "3", reason: "Replaced", ...typedDays({ endedOn: TODAY }) },
      { agreementId: id },
    );
    expect(await row(id)).toMatchObject({ ended_on: TODAY, ended_reason: "Replaced", version: 4 });
    expect((await events(db)).map(({ event }) => event)).toEqual([
      "agreement.added",
      "agreement.changed",
      "agreement.reviewed",
      "agreement.viewed",
      "agreement.ended",
    ]);
  });

  test("is refused with days that cannot be, and nothing is written", async () => {
    const { agreementId } = await anAgreement(db, p);
    const to = { agreementId };
    const before = await row(agreementId);
    const backwards = await post(
      change,
      officer,
      { version: "1", ...FIELDS, ...typedDays({ fromDay: "2026-01-01", reviewOn: "2026-01-01" }) },
      to,
    );
    expect([status(backwards), Object.keys(errorsOf(backwards))]).toEqual([422, ["reviewOn"]]);
    const early = await post(
      review,
      officer,
      { version: "1", reason: "r", ...typedDays({ reviewedOn: "2026-03-11", nextReviewOn: "2027-03-10" }) },
      to,
    );
    expect([status(early), Object.keys(errorsOf(early))]).toEqual([422, ["reviewedOn"]]);
    const nothing = await post(end, officer, { version: "1", reason: "", ...typedDays({ endedOn: "" }) }, to);
    expect([status(nothing), Object.keys(errorsOf(nothing)).sort()]).toEqual([400, ["endedOn", "reason"]]);
    expect(await row(agreementId)).toEqual(before);
  });

  test("that somebody changed first is not written over", async () => {
    const { agreementId } = await anAgreement(db, p, { version: 2, title: "Theirs" });
    const reply = await post(change, officer, { version: "1", ...FIELDS, ...typedDays(DAYS) }, { agreementId });
    expect(status(reply)).toBe(409);
    expect((reply as { data: { recorded: unknown } }).data.recorded).toMatchObject({ Name: "Theirs" });
    expect(await row(agreementId)).toMatchObject({ title: "Theirs", version: 2 });
  });

  test("that has ended takes nothing more", async () => {
    const { agreementId, signatoryId } = await anAgreement(db, p, { ended_on: "2026-02-01", ended_reason: "r" });
    const to = { agreementId };
    expect(await get(changePage, officer, to)).toMatchObject({ refusal: "The agreement has ended" });
    const signed = { signedBy: "Head", ...typedDays({ signedOn: "2026-01-02", leftOn: "" }) };
    for (const reply of [
      await post(change, officer, { version: "1", ...FIELDS, ...typedDays(DAYS) }, to),
      await post(addSignatory, officer, { agencyId: p.councilId, ...signed }, to),
      await post(changeSignatory, officer, { version: "1", ...signed }, { ...to, signatoryId }),
    ])
      expect(status(reply)).toBe(422);
  });

  test("of another partnership is not there", async () => {
    const { agreementId } = await anAgreement(db, await aPartnership(db));
    const fields = { version: "1", ...FIELDS, ...typedDays(DAYS) };
    expect(await get(agreementPage, officer, { agreementId })).toMatchObject({ status: 404 });
    expect(await post(change, officer, fields, { agreementId })).toMatchObject({ status: 404 });
  });
});

describe("those that signed", () => {
  test("an agency signs once, and may leave", async () => {
    const { agreementId, signatoryId } = await anAgreement(db, p);
    const to = { agreementId };
    const signed = { signedBy: "Head of service", ...typedDays({ signedOn: "2026-02-01" }) };
    await post(addSignatory, officer, { agencyId: p.councilId, ...signed }, to);
    const again = await post(addSignatory, officer, { agencyId: p.councilId, ...signed }, to);
    expect([status(again), Object.keys(errorsOf(again))]).toEqual([422, ["agencyId"]]);
    await post(
      changeSignatory,
      officer,
      { version: "1", signedBy: "Chief", ...typedDays({ signedOn: "2026-01-02", leftOn: "2026-03-01" }) },
      { ...to, signatoryId },
    );
    const [counted] = await listSharingAgreements(db, p.partnershipId, null);
    expect(Number(counted?.signatories)).toBe(1);
    const page = (await get(agreementPage, officer, to)) as { signatories: unknown[] };
    expect(page.signatories).toHaveLength(2);
  });

  test("an agency of another partnership cannot sign", async () => {
    const { agreementId } = await anAgreement(db, p);
    const stranger = await aPartnership(db);
    const reply = await post(
      addSignatory,
      officer,
      { agencyId: stranger.councilId, signedBy: "Head", ...typedDays({ signedOn: "2026-02-01" }) },
      { agreementId },
    );
    expect(status(reply)).toBe(422);
  });
});

test("the list of what is to be reviewed shows what the rule calls due or overdue, on every day around it", async () => {
  const days = ["2026-03-09", "2026-03-10", "2026-05-08", "2026-05-09", "2026-05-10"];
  const made = new Map<string, SharingState>();
  for (const reviewOn of days)
    for (const ended of [null, "2026-02-01"]) {
      const changes = { review_on: reviewOn, ended_on: ended, ended_reason: ended && "r" };
      const { agreementId } = await anAgreement(db, p, changes);
      made.set(agreementId, sharingStateOn({ fromDay: "2026-01-01", reviewOn, endedOn: ended }, TODAY));
    }
  const page = (await get(agreementsPage, officer, {}, "?show=review")) as { agreements: { id: string }[] };
  const wanted = [...made].filter(([, state]) => state === "review-due" || state === "review-overdue");
  expect(page.agreements.map(({ id }) => id).sort()).toEqual(wanted.map(([id]) => id).sort());
  expect(wanted).toHaveLength(4);
});

test("information governance hears of a review once for each day of it, and of none that is far off or ended", async () => {
  const last = reviewNoticeUntil(TODAY);
  const { agreementId } = await anAgreement(db, p, { review_on: last });
  await anAgreement(db, p, { review_on: plusDays(last, 1) });
  await anAgreement(db, p, { review_on: TODAY, ended_on: TODAY, ended_reason: "Replaced" });
  await anActor(db, p, { duties: ["manager"] });
  expect(await remindOfReviews({ db, now: NOW })).toEqual({ told: 1 });
  expect(await remindOfReviews({ db, now: NOW })).toEqual({ told: 0 });
  const told = db.selectFrom("notification").select(["user_id", "kind", "object_id", "for_day"]);
  expect(await told.execute()).toEqual([
    { user_id: officer.id, kind: "agreement-review", object_id: agreementId, for_day: last },
  ]);
  expect(pathOfObject("sharing-agreement", agreementId)).toBe(`/agreements/${agreementId}`);
});
