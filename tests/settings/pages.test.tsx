// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { permissionsOf } from "#app/domain/access/permissions.ts";
import { navigationFor } from "#app/domain/access/navigation.ts";
import { ROLES } from "#app/domain/access/roles.ts";
import { SETTING_AREAS } from "#app/domain/settings/definition.ts";
import { settingKeysOf, SETTINGS } from "#app/domain/settings/definitions.ts";
import LegalPage, { loader as legalPage } from "#app/routes/admin/legal-parameters._index/route.tsx";
import OneLegalPage, {
  action as confirmLegal,
  loader as oneLegalPage,
} from "#app/routes/admin/legal-parameters.$parameterId/route.tsx";
import NewValuePage, {
  action as addValue,
  loader as newValuePage,
} from "#app/routes/admin/legal-parameters.$parameterId_.new-value/route.tsx";
import AreaPage, { loader as areaPage } from "#app/routes/admin/settings.$area/route.tsx";
import ChangePage, {
  action as changeSetting,
  loader as changePage,
} from "#app/routes/admin/settings.$area_.$name.change/route.tsx";
import SettingsPage, { loader as settingsPage } from "#app/routes/admin/settings._index/route.tsx";
import { findLegalParameter } from "#db/queries/legal-parameters.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { events, anOffice, NOW, type Office, typedDays } from "../admin/office.ts";
import { anActor, get, post, testDatabase } from "../factories.ts";

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

const CONTACT = { area: "actions", name: "escalate-to-contact-days" };
const changed = () => db.selectFrom("setting_change").selectAll().orderBy("id").execute();
const change = (fields: Record<string, string>, params = CONTACT, day = "2026-04-01") =>
  post(changeSetting, office.admin, params, {
    ...typedDays({ fromDay: day }),
    reason: "Agreed by the board",
    ...fields,
  });
type Reply = { init: { status: number }; data: { values: Record<string, string>; errors: Record<string, string> } };

function show(Page: () => React.ReactNode, loaded: unknown, reply?: unknown) {
  const Stub = createRemixStub([{ id: "page", path: "/", Component: Page }]);
  render(<Stub hydrationData={{ loaderData: { page: loaded }, actionData: reply ? { page: reply } : undefined }} />);
  return screen.findByRole("heading", { level: 1 });
}

describe("a change of a setting", () => {
  test("holds from its day, stands in the log, and leads back to the area", async () => {
    const answer = (await change({ value: "3", latest: "" })) as Response;
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/admin/settings/actions#escalate-to-contact-days"]);
    const [row] = await changed();
    expect(row).toMatchObject({
      partnership_id: office.partnershipId,
      key: "actions.escalate-to-contact-days",
      value: "3",
      from_day: "2026-04-01",
      reason: "Agreed by the board",
      recorded_by: office.admin.id,
      recorded_at: NOW.toISOString(),
    });
    expect((await events(db)).at(-1)).toMatchObject({
      event: "setting.changed",
      category: "alteration",
      actor_id: office.admin.id,
      object_kind: "setting-change",
      object_id: row?.id,
      fields: "actions.escalate-to-contact-days",
      detail: {
        setting: "actions.escalate-to-contact-days",
        before: { value: "5" },
        after: { value: "3", fromDay: "2026-04-01", reason: "Agreed by the board" },
      },
    });
    const on = async (day: string) => (await settingsOn(db, office.partnershipId, day))["actions.escalate-to-contact-days"];
    expect([await on("2026-03-31"), await on("2026-04-01")]).toEqual([5, 3]);
  }); // prettier-ignore

  test.each([
    ["a value that is none", { value: "soon" }, 400, { value: "Value must be a whole number from 1 to 365" }],
    ["no value", { value: "" }, 400, { value: "Enter a value" }],
    ["no reason", { value: "3", reason: " " }, 400, { reason: "Enter a reason" }],
    ["a day that does not exist", { value: "3", ...typedDays({ fromDay: "2026-02-30" }) }, 400, { fromDay: "First day must be a real date, like 27 3 2026" }],
    ["a day in the past", { value: "3", ...typedDays({ fromDay: "2026-03-09" }) }, 422, { fromDay: "First day must be today or in the future: what was decided earlier stays" }],
    ["the contact not before the chair", { value: "14" }, 422, { value: "Value must be less than “Overdue action goes to the chair”, which is 14 days on 1 April 2026" }],
  ])("is refused for %s, with what was typed kept", async (_, fields, status, errors) => {
    const reply = (await change({ latest: "", ...(fields as Record<string, string>) })) as Reply;
    expect(reply.init.status).toBe(status);
    expect(reply.data.errors).toEqual(errors);
    expect(reply.data.values).toMatchObject(fields);
    expect(await changed()).toEqual([]);
    await show(ChangePage, await get(changePage, office.admin, CONTACT), reply.data);
    expect((await screen.findByLabelText<HTMLInputElement>("Value in days")).value).toBe(reply.data.values.value);
    expect(screen.getByRole("alert").textContent).toContain(Object.values(errors)[0]);
  }); // prettier-ignore

  test("may go back in time while the partnership is set up, once", async () => {
    await inTransaction(db, (trx) =>
      trx.updateTable("partnership").set({ created_at: NOW.toISOString() }).where("id", "=", office.partnershipId).execute(),
    ); // prettier-ignore
    expect(await change({ value: "3", latest: "" }, CONTACT, "2020-01-01")).toMatchObject({ status: 302 });
    const [row] = await changed();
    expect(await change({ value: "4", latest: row?.id ?? "" }, CONTACT, "2021-01-01")).toMatchObject({
      init: { status: 422 },
    });
  });

  test("made after somebody else's shows both and saves nothing", async () => {
    await change({ value: "3", latest: "" });
    const [theirs] = await changed();
    const reply = (await change({ value: "4", latest: "" })) as Reply;
    expect(reply.init.status).toBe(409);
    expect(await changed()).toHaveLength(1);
    expect(reply.data.values).toMatchObject({ value: "4", latest: theirs?.id });
    await show(ChangePage, await get(changePage, office.admin, CONTACT), reply.data);
    const row = within(screen.getByRole("row", { name: /^Value/ }));
    expect(row.getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["3 days", "4 days"]);
    expect(await change({ value: "4", latest: reply.data.values.latest ?? "" })).toMatchObject({ status: 302 });
  });

  test("belongs to one partnership", async () => {
    const other = await anOffice(db);
    await change({ value: "3", latest: "" });
    const settings = await settingsOn(db, other.partnershipId, "2026-04-01");
    expect(settings["actions.escalate-to-contact-days"]).toBe(5);
  });

  test.each([
    { area: "actions", name: "unknown" },
    { area: "risk", name: "escalate-to-contact-days" },
    { area: "nothing", name: "escalate-to-contact-days" },
    { area: "actions", name: "toString" },
  ])("of $area $name is 404", async (params) => {
    expect(await get(changePage, office.admin, params)).toMatchObject({ status: 404 });
    expect(await change({ value: "3" }, params)).toMatchObject({ status: 404 });
  });
});

describe("the pages of settings", () => {
  test("an area shows value, whose it is, since when, what is planned, and what was before", async () => {
    await change({ value: "3", latest: "" }, CONTACT, "2026-03-10");
    const [first] = await changed();
    vi.setSystemTime(new Date(NOW.getTime() + 60_000));
    await change({ value: "2", latest: first?.id ?? "" }, CONTACT, "2026-05-01");
    await show(AreaPage, await get(areaPage, office.admin, { area: "actions" }));
    const label = SETTINGS["actions.escalate-to-contact-days"].label;
    const row = screen.getByText(label, { selector: "dt span" }).closest<HTMLElement>(".govuk-summary-list__row");
    const words = (row?.textContent ?? "").replaceAll(/\s+/g, " ");
    expect(words).toContain("3 days Local");
    expect(words).toContain("Since 10 March 2026. Agreed by the board");
    expect(words).toContain("Planned: 2 days from 1 May 2026");
    expect(words).toContain("by Alex Admin");
    expect(words).toContain("5 days as shipped. No source found: our proposal");
    const link = within(row as HTMLElement).getByRole("link", { name: /^Change/ });
    expect(link.textContent).toBe(`Change ${label}`);
    expect(link.getAttribute("href")).toBe("/admin/settings/actions/escalate-to-contact-days/change");
  });

  test("a coordinator sees every area and setting, and nothing to change them with", async () => {
    const coordinator = await anActor(db, office, { groups: { [office.jagId]: "coordinator" } });
    await show(SettingsPage, await get(settingsPage, coordinator));
    for (const area of SETTING_AREAS) {
      expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toContain(`/admin/settings/${area}`);
    }
    expect(screen.queryByRole("link", { name: "Users" })).toBeNull();
    cleanup();
    for (const area of SETTING_AREAS) {
      await show(AreaPage, await get(areaPage, coordinator, { area }));
      for (const key of settingKeysOf(area))
        expect(screen.getByText(SETTINGS[key].label, { selector: "dt span" })).toBeTruthy();
      expect(screen.queryAllByRole("link", { name: /^Change/ })).toEqual([]);
      cleanup();
    }
  });

  test("the areas are counted: decided, not local yet, planned", async () => {
    await change({ value: "3", latest: "" }, CONTACT, "2026-03-10");
    await change({ value: "21", latest: "" }, { area: "actions", name: "escalate-to-chair-days" }, "2026-05-01");
    const { areas } = (await get(settingsPage, office.admin)) as { areas: { area: string }[] };
    const settings = settingKeysOf("actions").length;
    expect(areas.find((a) => a.area === "actions")).toEqual({
      area: "actions",
      settings,
      decided: 1,
      notLocal: settings - 1,
      planned: 1,
    });
  });

  test("each kind of setting has a field of its kind", async () => {
    for (const [params, role] of [
      [{ area: "interventions", name: "stage-1" }, "textbox"],
      [{ area: "notifications", name: "weekly-summary-day" }, "radio"],
      [{ area: "risk", name: "high.every-meeting" }, "radio"],
      [{ area: "premises", name: "red-from" }, "textbox"],
    ] as const) {
      await show(ChangePage, await get(changePage, office.admin, params));
      const fields = screen.getAllByRole<HTMLInputElement>(role).filter((field) => field.name === "value");
      expect(fields.length).toBeGreaterThan(0);
      expect(fields.some((field) => role === "textbox" || field.checked)).toBe(true);
      cleanup();
    }
  });

  test("the navigation leads there: an administrator by Administration, others by Settings", () => {
    const readers = ROLES.filter((role) => permissionsOf([role]).has("settings:read"));
    expect(readers).toEqual(["chair", "coordinator", "asb-officer", "licensing-officer", "reviewer", "manager", "information-governance", "administrator"]);
    for (const role of ROLES) {
      const hrefs = navigationFor(permissionsOf([role])).map((entry) => entry.href);
      expect(hrefs.includes("/admin/settings"), role).toBe(readers.includes(role) && role !== "administrator");
    }
    expect(ROLES.filter((role) => permissionsOf([role]).has("settings:manage"))).toEqual(["administrator"]);
  }); // prettier-ignore
});

describe("the numbers of the law", () => {
  const rowOf = (parameter: string, from = "2026-06-29") =>
    db.selectFrom("legal_parameter").selectAll().where("power", "=", "fpn").where("parameter", "=", parameter).where("from_day", "=", from).executeTakeFirstOrThrow(); // prettier-ignore
  const fields = (row: { value: string; version: number }, days: Record<string, string | null> = {}) => ({
    version: String(row.version),
    value: row.value,
    ...typedDays({ fromDay: "2027-01-04", untilDay: null, ...days }),
    source: "S.I. 2026/1234",
    reason: "Read on legislation.gov.uk",
  });
  const penaltyOn = async (day: string) => (await findLegalParameter(db, "fpn", "cpn-most", day))?.value;

  test("a draft counts once it is confirmed, from the day that is confirmed, and the log says who did", async () => {
    const draft = await rowOf("cpn-most");
    expect(await penaltyOn("2027-01-04")).toBe("100");
    const answer = (await post(confirmLegal, office.admin, { parameterId: draft.id }, fields(draft))) as Response;
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/admin/legal-parameters?power=fpn"]);
    expect([await penaltyOn("2027-01-03"), await penaltyOn("2027-01-04")]).toEqual(["100", "500"]);
    expect(await rowOf("cpn-most", "2027-01-04")).toMatchObject({
      id: draft.id,
      confirmed_by: office.admin.id,
      confirmed_at: NOW.toISOString(),
      source: "S.I. 2026/1234",
      version: 2,
    });
    expect((await events(db)).at(-1)).toMatchObject({
      event: "legal-parameter.confirmed",
      object_kind: "legal-parameter",
      object_id: draft.id,
      fields: "fromDay,source",
      detail: {
        power: "fpn",
        parameter: "cpn-most",
        before: { fromDay: "2026-06-29" },
        after: { fromDay: "2027-01-04" },
        reason: "Read on legislation.gov.uk",
      },
    });
    await show(LegalPage, await get(legalPage, office.admin, {}, "?power=fpn"));
    const row = screen.getByRole("row", { name: /£500 From 4 Jan 2027/ });
    expect(row.textContent).toContain("Alex Admin, 10 Mar 2026, 09:00");
  });

  test.each([
    ["without a reason", { reason: "" }, 400, { reason: "Enter a reason" }],
    ["without a source", { source: "" }, 400, { source: "Enter where the law says so" }],
    ["with no number", { value: "a lot" }, 400, { value: "Value must be a whole number from 1 to 999,999" }],
    ["with nought", { value: "0" }, 400, { value: "Value must be a whole number from 1 to 999,999" }],
    ["with its last day before its first", typedDays({ untilDay: "2027-01-03" }), 422, { untilDay: "Last day in force must be on or after the first" }],
    ["from a day that has a value already", typedDays({ fromDay: "2014-10-20" }), 422, { fromDay: "There is already a value that begins on this day: correct that one instead" }],
  ])("a draft is not confirmed %s, and what was typed is kept", async (_, changes, status, errors) => {
    const draft = await rowOf("cpn-most");
    const typed = { ...fields(draft), ...(changes as Record<string, string>) };
    const reply = (await post(confirmLegal, office.admin, { parameterId: draft.id }, typed)) as Reply;
    expect([reply.init.status, reply.data.errors]).toEqual([status, errors]);
    expect(reply.data.values).toEqual(typed);
    expect(await rowOf("cpn-most")).toEqual(draft);
    await show(OneLegalPage, await get(oneLegalPage, office.admin, { parameterId: draft.id }), reply.data);
    expect(screen.getByRole("alert").textContent).toContain(Object.values(errors)[0]);
  }); // prettier-ignore

  test("of two who confirm at once the second sees both versions", async () => {
    const draft = await rowOf("cpn-most");
    await post(confirmLegal, office.admin, { parameterId: draft.id }, fields(draft));
    const reply = (await post(confirmLegal, office.admin, { parameterId: draft.id }, { ...fields(draft), value: "300" })) as Reply; // prettier-ignore
    expect(reply.init.status).toBe(409);
    expect(reply.data.values).toMatchObject({ value: "300", version: "2" });
    await show(OneLegalPage, await get(oneLegalPage, office.admin, { parameterId: draft.id }), reply.data);
    const row = within(screen.getByRole("row", { name: /^Value/ }));
    expect(row.getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["£500", "£300"]);
    expect(await penaltyOn("2027-01-04")).toBe("500");
  });

  test("a new value leaves the one before to its days", async () => {
    const shipped = await rowOf("pspo-most", "2014-10-20");
    await show(NewValuePage, await get(newValuePage, office.admin, { parameterId: shipped.id }));
    const { version, ...typed } = fields({ ...shipped, value: "250" });
    expect(version).toBe("1");
    expect(await post(addValue, office.admin, { parameterId: shipped.id }, typed)).toMatchObject({ status: 302 });
    const on = async (day: string) => (await findLegalParameter(db, "fpn", "pspo-most", day))?.value;
    expect([await on("2027-01-03"), await on("2027-01-04")]).toEqual(["100", "250"]);
    expect((await events(db)).at(-1)).toMatchObject({
      event: "legal-parameter.added",
      detail: { power: "fpn", parameter: "pspo-most", after: { value: "250", fromDay: "2027-01-04" } },
    });
    expect(await post(addValue, office.admin, { parameterId: shipped.id }, typed)).toMatchObject({
      init: { status: 422 },
    });
  });

  test("the list can be narrowed to what is not confirmed, and made-up filters show all", async () => {
    type List = { count: number };
    const count = async (search: string) => ((await get(legalPage, office.admin, {}, search)) as List).count;
    const all = await count("");
    const [unconfirmed, confirmed] = [await count("?show=unconfirmed"), await count("?show=confirmed")];
    expect(unconfirmed).toBe(15);
    expect(unconfirmed + confirmed).toBe(all);
    expect(await count("?power=fpn")).toBe(7);
    expect(await count("?power=fpn&show=unconfirmed")).toBe(2);
    expect(await count("?power=toString&show=x")).toBe(all);
  });

  test("a manager reads them, and has no link to change them", async () => {
    const manager = await anActor(db, office, { duties: ["manager"] });
    await show(LegalPage, await get(legalPage, manager));
    expect(screen.getByRole("table", { name: "Community protection notice" })).toBeTruthy();
    expect(screen.queryAllByRole("link", { name: "Appeal within, the day of issue counted" })).toEqual([]);
    const draft = await rowOf("cpn-most");
    expect(await get(oneLegalPage, manager, { parameterId: draft.id })).toMatchObject({ status: 403 });
    expect(await post(confirmLegal, manager, { parameterId: draft.id }, fields(draft))).toMatchObject({ status: 403 });
    expect(await rowOf("cpn-most")).toEqual(draft);
  });
});
