// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { addDays, subDays } from "date-fns";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PERMISSION_NAMES, PERMISSIONS, permissionsOf } from "#app/domain/access/permissions.ts";
import { ROLE_NAMES, ROLES } from "#app/domain/access/roles.ts";
import IndexPage, { loader as indexPage } from "#app/routes/admin/_index/route.tsx";
import AccessPage, { loader as accessPage } from "#app/routes/admin/access/route.tsx";
import AgencyPage from "#app/routes/admin/agencies.$agencyId/route.tsx";
import ChangeGroupPage from "#app/routes/admin/groups.$groupId_.change/route.tsx";
import GroupsPage, { loader as groupsPage } from "#app/routes/admin/groups._index/route.tsx";
import { loader as legalPage } from "#app/routes/admin/legal-parameters._index/route.tsx";
import UserPage, { loader as userPage } from "#app/routes/admin/users.$userId/route.tsx";
import ChangeMembershipPage from "#app/routes/admin/users.$userId_.memberships.$membershipId/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import NewUserPage from "#app/routes/admin/users.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aGroup, anActor, auditEvents, aUser, get, testDatabase } from "../factories.ts";
import { anOffice, giveRole, NOW, type Office } from "./office.ts";

let db: Executor;
let office: Office;
const complaint = vi.spyOn(console, "error");
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  expect(complaint).not.toHaveBeenCalled();
});

function show(Page: () => React.ReactNode, loaded: unknown, reply?: unknown) {
  const Stub = createRemixStub([{ id: "page", path: "/", Component: Page }]);
  render(<Stub hydrationData={{ loaderData: { page: loaded }, actionData: reply ? { page: reply } : undefined }} />);
  return screen.findByRole("heading", { level: 1 });
}

describe("what there is to do", () => {
  test("each count opens exactly its rows", async () => {
    await aUser(db, office.policeId, { status: "invited", password_hash: null });
    await aUser(db, office.policeId, { created_at: subDays(NOW, 100).toISOString() });
    const guest = await aUser(db, office.policeId, { last_signed_in_at: NOW.toISOString() });
    for (const groupId of [office.jagId, office.adultsId]) {
      await giveRole(
        db,
        office.partnershipId,
        guest,
        { groupId, role: "guest" },
        { until: addDays(NOW, 10).toISOString().slice(0, 10) },
      );
    }
    const counts = (await get(indexPage, office.admin)) as Record<string, number>;
    expect(counts).toEqual({
      invited: 1,
      guestsEnding: 1,
      agreementsDue: 0,
      agreementsMissing: 0,
      notSignedIn: 1,
      withoutRole: 2,
      emailsStuck: 0,
      jobsFailing: 0,
      lawUnconfirmed: 15,
      bankHolidays: 0,
    });
    expect(await auditEvents(db)).toEqual([]);

    await show(IndexPage, counts);
    const links = screen.getAllByRole("link").map((link) => link.getAttribute("href") ?? "").filter((href) => href.includes("?")); // prettier-ignore
    expect(links).toHaveLength(5);
    const opened: number[] = [];
    for (const href of links) {
      if (href.startsWith("/admin/legal-parameters")) {
        const law = await get(legalPage, office.admin, {}, href.slice(href.indexOf("?")));
        expect(law).toMatchObject({ count: 15 });
        continue;
      }
      const list = (await get(usersPage, office.admin, {}, href.slice(href.indexOf("?")))) as {
        count: number;
        users: unknown[];
      };
      expect(list.users).toHaveLength(list.count);
      opened.push(list.count);
    }
    expect(opened).toEqual([1, 1, 1, 2]);
  });

  test("with nothing to do it says so, and links to none of it", async () => {
    await show(IndexPage, {
      invited: 0,
      guestsEnding: 0,
      agreementsDue: 0,
      agreementsMissing: 0,
      notSignedIn: 0,
      withoutRole: 0,
      emailsStuck: 0,
      jobsFailing: 0,
      lawUnconfirmed: 0,
      bankHolidays: 0,
    });
    expect(screen.getByText(/Nothing waits for you/)).toBeTruthy();
    expect(screen.getAllByRole("link").filter((link) => link.getAttribute("href")?.includes("?"))).toEqual([]);
  });
});

describe("who may do what", () => {
  test("each permission stands beside exactly the roles that have it", async () => {
    await show(AccessPage, await get(accessPage, office.admin));
    // Read once: asking for each row by its name reckons the names of all of them.
    const cells = new Map(
      screen.getAllByRole("row").map((row) => {
        const [name = "", cell = ""] = [...row.children].map(({ textContent }) => textContent);
        return [name, cell];
      }),
    );
    for (const permission of PERMISSIONS) {
      const roles = ROLES.filter((role) => permissionsOf(role === "everyone" ? [] : [role]).has(permission));
      const cell = cells.get(PERMISSION_NAMES[permission]);
      if (permissionsOf([]).has(permission)) expect(cell).toContain(ROLE_NAMES.everyone);
      else expect(cell, permission).toBe(roles.map((role) => ROLE_NAMES[role]).join(", "));
    }
  });

  test.each([
    ["what there is to do", indexPage, "users:manage"],
    ["who may do what", accessPage, "access:read"],
  ])("%s is 401 signed out and 403 without the permission", async (_name, loader, permission) => {
    const officer = await anActor(db, office, { duties: ["information-governance"] });
    expect(await get(loader, null)).toMatchObject({ init: { status: 401 } });
    expect(await get(loader, officer)).toMatchObject({ status: 403 });
    expect(await auditEvents(db)).toMatchObject([{ event: "access.refused", purpose: permission }]);
  });
});

describe("pages", () => {
  test("one's own account offers no way to change duties, groups or status", async () => {
    await show(UserPage, await get(userPage, office.admin, { userId: office.admin.id }));
    expect(screen.getByText(/This is your own account/)).toBeTruthy();
    const hrefs = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
    expect(new Set(hrefs)).toEqual(new Set(["/admin/users", `/admin/users/${office.admin.id}/change`]));
  });

  test("another's offers all of it", async () => {
    const id = await aUser(db, office.policeId, { totp_secret_sealed: "x", totp_confirmed_at: NOW.toISOString() });
    const duty = await giveRole(db, office.partnershipId, id, { duty: "manager" });
    await show(UserPage, await get(userPage, office.admin, { userId: id }));
    const hrefs = screen
      .getAllByRole("link")
      .map((link) => link.getAttribute("href")?.replace(`/admin/users/${id}/`, ""));
    const buttons = screen
      .getAllByRole("button")
      .map((button) => button.getAttribute("href")?.replace(`/admin/users/${id}/`, ""));
    expect(hrefs).toEqual([
      "/admin/users",
      "change",
      "change",
      "change",
      "change",
      `duties/${duty}`,
      "password-link",
      "authenticator",
      "status",
    ]);
    expect(buttons).toEqual(["duties/new", "memberships/new"]);
  });

  test("the link of a new user is shown instead of the form", async () => {
    await show(
      NewUserPage,
      { agencies: [] },
      { values: {}, errors: {}, issued: { userId: "u", link: "https://ja.example.org/invitation/abc" } },
    );
    expect(screen.getByLabelText<HTMLTextAreaElement>("Link").value).toBe("https://ja.example.org/invitation/abc");
    expect(screen.queryByLabelText("Name")).toBeNull();
  });

  test("groups stand below the one they report to", async () => {
    await aGroup(db, office.partnershipId, { name: "LCDG", parent_id: office.jagId });
    await show(GroupsPage, await get(groupsPage, office.admin));
    const names = screen.getAllByRole("rowheader").map((cell) => cell.textContent?.trim());
    expect(names).toEqual(["Adults at Risk Group", "JAG", "Level 2: – LCDG", "Youth JAG"]);
  });

  const agency = {
    id: "a", name: "Police", kind: "police", agencyVersion: 2, isaSignedOn: null, isaExpiresOn: null, reportsCount: 1, contactUserId: null, contactName: null, leftOn: null, version: 2,
  } as const; // prettier-ignore

  test("after a lost race the agency's page shows both versions, what was typed and the newer numbers", async () => {
    const days = { "isaSignedOn-day": "1", "isaSignedOn-month": "2", "isaSignedOn-year": "2026" };
    const values = {
      version: "2",
      agencyVersion: "2",
      name: "Mine",
      kind: "fire",
      reportsCount: "no",
      contactUserId: "u",
      ...days,
    };
    await show(
      AgencyPage,
      { agency, shared: false, words: "None recorded", users: [{ id: "u", name: "Ann" }] },
      {
        values,
        errors: { form: "Someone changed this agency after you opened the page" },
        current: { ...agency, name: "Theirs", isaSignedOn: "2026-01-01" },
      },
    );
    expect(screen.getByRole("row", { name: "Name Theirs Mine" })).toBeTruthy();
    expect(screen.getByRole("row", { name: "Agreement signed 1 Jan 2026 1 Feb 2026" })).toBeTruthy();
    expect(screen.getByRole("row", { name: "Contact for escalation Nothing Ann" })).toBeTruthy();
    expect(screen.getByRole("row", { name: "Reports count locally Yes No" })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Mine");
    expect(document.querySelector<HTMLInputElement>("input[name=version]")?.value).toBe("2");
  });

  test("and the group's, and the membership's", async () => {
    const group = {
      id: "g",
      name: "JAG",
      kind: "jag",
      parentId: "p",
      cadence: null,
      holdsCases: 1,
      hasMeetings: 1,
      minAge: 10,
      maxAge: null,
      endedOn: null,
      version: 2,
    } as const;
    const values = {
      version: "2",
      name: "Mine",
      kind: "other",
      parentId: "",
      minAge: "",
      maxAge: "17",
      cadence: "Monthly",
      does: "holds-cases",
      beats: ["b1", "b2"],
    };
    const beats = [{ id: "b1", code: "61", name: "Beat 61" }, { id: "b2", code: "64", name: "Beat 64" }]; // prettier-ignore
    await show(
      ChangeGroupPage,
      { group, beatIds: ["b1"], beats, parents: [{ id: "p", name: "Board", depth: 0 }] },
      {
        values,
        errors: { form: "Someone changed this group after you opened the page" },
        current: { ...group, name: "Theirs" },
      },
    );
    for (const name of [
      "Name Theirs Mine",
      "Reports to Board Nothing",
      "Has meetings Yes No",
      "Beats 61 61, 64",
      "Youngest age 10 Nothing",
    ]) {
      expect(screen.getByRole("row", { name })).toBeTruthy();
    }
    expect(screen.getByLabelText<HTMLInputElement>("64 Beat 64").checked).toBe(true);
    cleanup();

    const membership = {
      userId: "u",
      name: "Ann",
      groupName: "JAG",
      role: "member",
      fromDay: "2026-01-01",
      untilDay: null,
      version: 2,
    };
    await show(
      ChangeMembershipPage,
      membership,
      { values: { version: "2", role: "chair", ends: "now" }, errors: { form: "Someone changed this membership after you opened the page" }, current: { role: "guest", fromDay: "2026-01-01", untilDay: "2026-05-01" } },
    ); // prettier-ignore
    expect(screen.getByRole("row", { name: "Role Guest Chair" })).toBeTruthy();
    expect(screen.getByRole("row", { name: "Days 1 Jan 2026 to 1 May 2026 Ends now" })).toBeTruthy();
  });
});
