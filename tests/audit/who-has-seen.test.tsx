// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import ActionPage, { loader as actionLoader } from "#app/routes/actions/$actionId/route.tsx";
import { loader as recordLoader } from "#app/routes/audit/records.$kind.$recordId/route.tsx";
import ReferralPage, { loader as referralLoader } from "#app/routes/cases/referrals.$referralId/route.tsx";
import type { GroupRole } from "#app/domain/access/roles.ts";
import type { Executor } from "#db/transaction.ts";
import { anAction, anActor, aPartnership, aReferral, get, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(cleanup);

const PAGES = [
  ["referral", ReferralPage, referralLoader, () => aReferral(db, p), "referralId"],
  ["action", ActionPage, actionLoader, () => anAction(db, p), "actionId"],
] as const;

describe.each(PAGES)("the page of a %s", (kind, Page, loader, record, param) => {
  async function linkFor(role: GroupRole, id: string) {
    const actor = await anActor(db, p, { groups: { [p.jagId]: role } });
    const loaded = await get(loader, actor, { [param]: id });
    const Stub = createRemixStub([{ id: "page", path: "/", Component: Page }]);
    render(<Stub hydrationData={{ loaderData: { page: loaded } }} />);
    await screen.findByRole("heading", { level: 1 });
    return { actor, link: screen.queryByRole("link", { name: "Who has seen this" })?.getAttribute("href") ?? null };
  }

  test("leads the coordinator to who has seen it, which opens for them", async () => {
    const id = await record();
    const { actor, link } = await linkFor("coordinator", id);
    expect(link).toBe(`/audit/records/${kind}/${id}`);
    expect(await get(recordLoader, actor, { kind, recordId: id })).toMatchObject({
      rows: [{ what: kind === "action" ? "Opened an action" : "Opened a referral" }],
    });
  });

  test("has no such link for a member, who may not ask", async () => {
    expect((await linkFor("member", await record())).link).toBe(null);
  });
});
