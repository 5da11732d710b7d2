import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayComplete } from "#app/domain/actions/action.ts";
import { mayChangeOwner } from "#app/domain/actions/change-action.ts";
import * as actionPage from "#app/routes/actions/$actionId/route.tsx";
import { action as changeOwner } from "#app/routes/actions/$actionId_.owner/route.tsx";
import { loader as ownPage } from "#app/routes/actions/_index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anAction, anActor, aPartnership, get, type Handler, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let owner: Actor;
let actionId: string;
let caseId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  owner = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  ({ id: caseId } = await aCase(db, p));
  actionId = await anAction(db, p, { case_id: caseId, owner_user_id: owner.id, words: "Ask his mother" });
});

const conflict = () =>
  insert(db, "case_access", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: owner.id, access: "conflict", reason: "His aunt",
    since: "2026-03-01T09:00:00.000Z", version: 1,
  }); // prettier-ignore
type Page = { words: string | null; toHandOver: boolean; version: number | null; documents: unknown; links: { text: string }[] }; // prettier-ignore
const page = async () => (await get(actionPage.loader, owner, { actionId })) as Page;
const status = (reply: unknown) =>
  reply instanceof Response ? reply.status : ((reply as { init?: { status?: number } }).init?.status ?? 200);

describe("the owner of an action with a conflict of interest in its case", () => {
  test("reads its words, and finishes it, before there is one", async () => {
    expect(await page()).toMatchObject({ words: "Ask his mother", toHandOver: false, version: 1 });
  });

  test("then knows of it, reads none of its words or papers, and is told to hand it over", async () => {
    await conflict();
    const shown = await page();
    expect(shown).toMatchObject({ words: null, toHandOver: true, version: null, documents: null });
    expect(shown.links.map(({ text }) => text)).toContain("Change the owner");
    const own = (await get(ownPage, owner)) as { own: { words: string | null }[] };
    expect(own.own.map(({ words }) => words)).toEqual([null]);
    expect(JSON.stringify([shown, own])).not.toContain("Ask his mother");
  });

  test("cannot finish it, and gives it back to the agency", async () => {
    await conflict();
    const done = {
      ...{ version: "1", status: "done", outcome: "Asked" },
      ...{ "finishedOn-day": "2", "finishedOn-month": "3", "finishedOn-year": "2026" },
    };
    expect(status(await post(actionPage.action as Handler, owner, { actionId }, done))).toBe(403);
    const back = { version: "1", ownerAgencyId: p.councilId, ownerUserId: "", reason: "Somebody else must do it" };
    expect(status(await post(changeOwner as Handler, owner, { actionId }, back))).toBe(302);
    const row = await db.selectFrom("action").selectAll().where("id", "=", actionId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ owner_agency_id: p.councilId, owner_user_id: null, status: "open" });
    expect(await get(actionPage.loader as Handler, owner, { actionId }), "and knows of it no more").toMatchObject({
      status: 404,
    });
  });
});

test.each([
  ["the owner", { ownerUserId: "me" }, true, false],
  ["the owner with a conflict", { ownerUserId: "me", hasConflict: 1 }, false, true],
  ["the agency's contact", { contactUserId: "me" }, false, true],
  ["the agency's contact with a conflict", { contactUserId: "me", hasConflict: 1 }, false, false],
] as const)("%s may finish it: %3$s; give it to another: %4$s", (_name, facts, finish, give) => {
  const actor = { id: "me", agencyId: "a", memberships: [], permissions: new Set<never>(), duties: new Set<never>() };
  const action = {
    ...{ ofGroupId: "jag", premisesId: null, workingGroupId: null, leadUserId: null, supervisorUserId: null },
    ownerUserId: null,
    ownerAgencyId: "a",
    contactUserId: null,
    isByRight: 0 as const,
    ...facts,
  };
  expect([mayComplete(actor, action), mayChangeOwner(actor, action)]).toEqual([finish, give]);
});
