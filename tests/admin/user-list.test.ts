import { addDays, subDays } from "date-fns";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aUser, get, testDatabase } from "../factories.ts";
import { anOffice, events, giveRole, NOW, type Office } from "./office.ts";

let db: Executor;
let office: Office;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => vi.useRealTimers());

type Listed = {
  count: number;
  users: { id: string; name: string; roles: string[] }[];
  previousHref: string | null;
  nextHref: string | null;
};
const list = (search = "", actor: Actor = office.admin) => get(usersPage, actor, {}, search) as Promise<Listed>;
const idsOf = ({ users }: Listed) => users.map((user) => user.id);

describe("the list of users", () => {
  test("shows the users of the partnership's agencies and whoever has a role in it, and nobody else", async () => {
    const elsewhere = await anOffice(db);
    const guest = await aUser(db, elsewhere.policeId, { name: "Guest", name_folded: "guest" });
    await giveRole(db, office.partnershipId, guest, { groupId: office.jagId, role: "guest" }, { until: "2026-12-31" });
    const invited = await aUser(db, office.policeId, {
      status: "invited",
      password_hash: null,
      name: "Zoe",
      name_folded: "zoe",
    });
    const shown = await list();
    expect(idsOf(shown)).toEqual([office.admin.id, guest, invited]);
    expect(shown.count).toBe(3);
    expect(shown.users.map((user) => user.roles)).toEqual([["Administrator"], ["Guest of JAG"], []]);
    expect(JSON.stringify(shown)).not.toMatch(/hash|totp|email/i);
  });

  test("each list leaves one event, with the ids in its detail", async () => {
    await list("?status=active");
    expect(await events(db)).toMatchObject([
      {
        event: "user.listed",
        category: "consultation",
        object_id: null,
        result_count: 1,
        detail: { filter: { status: "active" }, listed: [office.admin.id] },
      },
    ]);
  });

  test("filters by agency, status and group", async () => {
    const officer = await aUser(db, office.policeId, { status: "disabled" });
    const member = await anActor(db, office, { groups: { [office.jagId]: "member" } });
    const former = await aUser(db, office.councilId);
    await giveRole(
      db,
      office.partnershipId,
      former,
      { groupId: office.jagId, role: "member" },
      { until: "2026-03-09" },
    );
    expect(idsOf(await list(`?agency=${office.policeId}`))).toEqual([officer]);
    expect(idsOf(await list("?status=disabled"))).toEqual([officer]);
    expect(idsOf(await list(`?group=${office.jagId}`))).toEqual([member.id]);
    expect(idsOf(await list(`?group=${office.jagId}&status=disabled`))).toEqual([]);
    expect((await list("?status=king&group=1")).count).toBe(4);
  });

  test.each<[string, Date | null, Date, boolean]>([
    ["never, an account of today", null, NOW, false],
    ["never, an old account", null, subDays(NOW, 91), true],
    ["90 days ago", subDays(NOW, 90), subDays(NOW, 200), false],
    ["91 days ago", subDays(NOW, 91), subDays(NOW, 200), true],
    ["yesterday", subDays(NOW, 1), subDays(NOW, 200), false],
  ])("signed in %s", async (_name, signedIn, created, unused) => {
    const id = await aUser(db, office.policeId, {
      last_signed_in_at: signedIn?.toISOString() ?? null,
      created_at: created.toISOString(),
    });
    expect(idsOf(await list(`?show=not-signed-in&agency=${office.policeId}`))).toEqual(unused ? [id] : []);
  });

  test.each([
    ["today", 0, true],
    ["in 14 days", 14, true],
    ["in 15 days", 15, false],
    ["yesterday", -1, false],
  ])("a guest whose membership ends %s", async (_name, days, ending) => {
    const id = await aUser(db, office.policeId);
    const until = addDays(NOW, days).toISOString().slice(0, 10);
    await giveRole(db, office.partnershipId, id, { groupId: office.jagId, role: "guest" }, { until });
    expect(idsOf(await list("?show=guests-ending"))).toEqual(ending ? [id] : []);
  });

  test("nothing to do here: no duty and no group that is not over", async () => {
    const former = await aUser(db, office.policeId);
    await giveRole(db, office.partnershipId, former, { duty: "manager" }, { until: "2026-03-09" });
    const future = await aUser(db, office.policeId);
    await giveRole(db, office.partnershipId, future, { duty: "manager" }, { from: "2026-04-01" });
    await aUser(db, office.policeId, { status: "disabled" });
    expect(idsOf(await list("?show=no-role"))).toEqual([former]);
  });

  test("pages of 50 forwards and back show everybody once in the order of names, also of the same name", async () => {
    for (let i = 0; i < 120; i++) {
      const name = i % 3 === 0 ? "Same Name" : `User ${i}`;
      await aUser(db, office.policeId, { name, name_folded: name.toLowerCase() });
    }
    const pages: Listed[] = [await list()];
    for (let next = pages[0]?.nextHref; next; next = pages.at(-1)?.nextHref)
      pages.push(await list(next.slice("/admin/users".length)));
    const all = pages.flatMap((page) => page.users);
    expect(pages.map((page) => page.users.length)).toEqual([50, 50, 21]);
    expect(new Set(all.map((user) => user.id)).size).toBe(121);
    expect(all.map((user) => user.name.toLowerCase())).toEqual(all.map((user) => user.name.toLowerCase()).sort());
    expect(pages.map((page) => [page.previousHref !== null, page.nextHref !== null])).toEqual([[false, true], [true, true], [true, false]]); // prettier-ignore

    const back = await list(pages[2]?.previousHref?.slice("/admin/users".length));
    expect(idsOf(back)).toEqual(idsOf(pages[1] as Listed));
    const first = await list(back.previousHref?.slice("/admin/users".length));
    expect([idsOf(first), first.previousHref]).toEqual([idsOf(pages[0] as Listed), null]);
    expect(pages.map((page) => page.nextHref ?? "").join()).not.toMatch(/name/i);
  });
});
