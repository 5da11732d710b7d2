// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as adminAgencies } from "#app/routes/admin/agencies._index/route.tsx";
import { loader as adminJobs } from "#app/routes/admin/jobs/route.tsx";
import { loader as legalParameters } from "#app/routes/admin/legal-parameters._index/route.tsx";
import { loader as adminUsers } from "#app/routes/admin/users._index/route.tsx";
import { loader as agreements } from "#app/routes/agreements/_index/route.tsx";
import { loader as reviews } from "#app/routes/case-reviews/_index/route.tsx";
import HomePage, { loader as home } from "#app/routes/home/_index/route.tsx";
import { loader as retention } from "#app/routes/retention/_index/route.tsx";
import { loader as rights } from "#app/routes/rights/_index/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { NOW } from "../admin/office.ts";
import { anAction, anActor, anAgency, anIncident, aPartnership, aPerson, aUser, get, type Handler, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aCaseReview } from "../incidents/asb-rows.ts";
import { anItem } from "../support/retention.ts";
import { aRightsRequest } from "../support/rights.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

/** The page, and what waits there: its words and its address. */
async function opened(actor: Actor) {
  const loaded = await get(home, actor);
  const Stub = createRemixStub([{ id: "page", path: "/", Component: HomePage }]);
  render(<Stub hydrationData={{ loaderData: { page: loaded } }} />);
  await screen.findByRole("heading", { level: 1 });
  const links = [...document.querySelectorAll(".govuk-task-list__link")];
  return new Map(links.map((link) => [link.textContent, link.getAttribute("href") ?? ""]));
}
const behind = (loader: unknown, actor: Actor, href = "") => get(loader as Handler, actor, {}, href.slice(href.indexOf("?"))); // prettier-ignore
const NOTHING = /You have no actions to do/;

describe("Home of a reviewer", () => {
  test("counts the case reviews of their own in which something is due, and opens exactly those", async () => {
    const reviewer = await anActor(db, p, { duties: ["reviewer"] });
    const of = async (changes: Partial<Parameters<typeof aCaseReview>[2]>) =>
      aCaseReview(db, p, { victim_person_id: await aPerson(db, p), reviewer_user_id: reviewer.id, ...changes });
    const late = await of({ next_duty: "hold-panel", next_due_on: "2026-03-09" });
    const soon = await of({ next_duty: "hold-panel", next_due_on: "2026-03-20" });
    await of({ next_duty: null, status: "closed" });
    await of({ next_duty: "hold-panel", next_due_on: "2026-03-09", reviewer_user_id: null });
    const waits = await opened(reviewer);
    expect([...waits.keys()]).toEqual(["2 case reviews in which something is due"]);
    expect(screen.getByText("The first by 9 Mar 2026")).toBeTruthy();
    expect(screen.getByText("1 late")).toBeTruthy();
    expect(screen.queryByText(NOTHING)).toBeNull();
    const page = (await behind(reviews, reviewer, [...waits.values()][0])) as { reviews: { id: string }[] };
    expect(page.reviews.map(({ id }) => id)).toEqual([late, soon]);
  });
});

describe("Home of information governance", () => {
  test("has what is late, what is over and a log that is not whole, each with its rows", async () => {
    const officer = await anActor(db, p, { duties: ["information-governance"] });
    await aRightsRequest(db, p, { due_on: "2026-03-09" });
    await aRightsRequest(db, p, { due_on: "2026-03-10" });
    await aRightsRequest(db, p, { due_on: "2026-03-17" });
    const record = await anItem(db, p, { record_kind: "incident", record_id: await anIncident(db, p) });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("partnership_agency")
        .set({ isa_signed_on: null, isa_expires_on: null })
        .where("agency_id", "=", p.policeId)
        .execute(),
    );
    const waits = await opened(officer);
    expect(waits.get("Whether the log is whole")).toBe("/audit/check");
    expect(screen.getByText("Not checked yet")).toBeTruthy();
    expect(screen.queryByText(NOTHING)).toBeNull();
    const late = waits.get("1 overdue request about somebody’s own data");
    expect((await behind(rights, officer, late)) as object).toMatchObject({ requests: [{}] });
    const soon = (await behind(rights, officer, waits.get("2 requests about people’s own data"))) as { requests: unknown[] }; // prettier-ignore
    expect(soon.requests).toHaveLength(2);
    const out = [...waits].find(([words]) => /out of agreement/.test(words));
    const list = (await behind(agreements, officer, out?.[1])) as { agencies: unknown[] };
    expect(out?.[0]).toMatch(new RegExp(`^${list.agencies.length} agenc`));
    const over = waits.get("1 record whose time is over");
    expect(await behind(retention, officer, over)).toMatchObject({ count: 1, items: [{ id: record }] });
  });
});

describe("Home of an administrator", () => {
  test("has the invitations, the agencies without agreement and the jobs that fail, each with its rows", async () => {
    const admin = await anActor(db, p, { duties: ["administrator"] });
    await aUser(db, p.policeId, { status: "invited", password_hash: null });
    const none = await anAgency(db, p.partnershipId);
    await inTransaction(db, (trx) =>
      trx
        .updateTable("partnership_agency")
        .set({ isa_signed_on: null, isa_expires_on: null })
        .where("agency_id", "=", none)
        .execute(),
    );
    await insert(db, "job", {
      ...{ name: "outbox", next_run_at: NOW.toISOString(), leased_until: null, lease_holder: null },
      ...{ last_started_at: null, last_finished_at: null },
      ...{ last_failed_at: "2026-03-09T09:00:00.000Z", last_failure: "No answer" },
    });
    const waits = await opened(admin);
    expect(screen.queryByText(NOTHING)).toBeNull();
    expect(await behind(adminUsers, admin, waits.get("1 invited user who has not signed in"))).toMatchObject({ count: 1 }); // prettier-ignore
    expect(await behind(adminAgencies, admin, waits.get("1 agency with no agreement recorded"))).toMatchObject({ agencies: [{ id: none }] }); // prettier-ignore
    expect(await behind(adminJobs, admin, waits.get("1 job that is failing"))).toMatchObject({ jobs: [{ name: "outbox" }] }); // prettier-ignore
    const law = [...waits].find(([words]) => /numbers of the law/.test(words));
    const { count } = (await behind(legalParameters, admin, law?.[1])) as { count: number };
    expect(law?.[0]).toBe(`${count} numbers of the law that nobody has confirmed`);
  });
});

test("nobody has the work of another, and whoever has nothing else is told that there are no actions", async () => {
  await aUser(db, p.policeId, { status: "invited", password_hash: null });
  await aRightsRequest(db, p, { due_on: "2026-03-09" });
  const partner = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  expect(await get(home, partner)).toMatchObject({ reviews: null, governance: null, administration: null });
  expect([...(await opened(partner)).keys()]).toEqual([]);
  expect(screen.getByText(NOTHING)).toBeTruthy();
});

test("whoever has an action as well reads of both", async () => {
  const officer = await anActor(db, p, { duties: ["information-governance"] });
  await anAction(db, p, { owner_user_id: officer.id, owner_agency_id: officer.agencyId, words: "Ring the school" });
  await opened(officer);
  expect(screen.getByText("Ring the school")).toBeTruthy();
  expect(screen.getByText("Whether the log is whole")).toBeTruthy();
});
