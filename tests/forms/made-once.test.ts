import { addDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as addActionPage from "#app/routes/cases/cases.$caseId_.add-action/route.tsx";
import * as assessPage from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import * as newReferralPage from "#app/routes/cases/referrals.new/route.tsx";
import * as newPersonPage from "#app/routes/people/new/route.tsx";
import { keepPersonSearch } from "#app/services/search/search-people.ts";
import { expireSessionData } from "#app/services/session/expire.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  auditEvents,
  get,
  type Handler,
  post,
  testDatabase,
  type TestPartnership,
  REFERRAL_FIELDS,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let colleague: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  colleague = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const day = (name: string, year: string, month: string, date: string) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

type Form = {
  page: { loader: Handler; action: Handler };
  table: "action" | "referral" | "person" | "risk_assessment";
  params: Record<string, string>;
  search: string;
  fields: Record<string, string>;
  /** A second one that has not seen the first is shown it instead. */
  isToldWhatIsNew?: boolean;
};

const forms: Record<string, () => Promise<Form>> = {
  "an action": async () => ({
    page: addActionPage,
    table: "action",
    params: { caseId: (await aCase(db, p)).id },
    search: "",
    fields: { words: "Visit", ownerAgencyId: p.policeId, ownerUserId: "", ...day("dueOn", "2026", "3", "20") },
  }),
  "a risk assessment": async () => {
    const { id: caseId, personId } = await aCase(db, p);
    const reasons = { reoffendingReasons: "Known", harmToOthersReasons: "Known", harmToSelfReasons: "Known" };
    return {
      page: assessPage,
      table: "risk_assessment",
      isToldWhatIsNew: true,
      params: { caseId },
      search: "",
      fields: {
        ...{ personId, reoffending: "low", harmToOthers: "low", harmToSelf: "low", ...reasons },
        ...day("assessedOn", "2026", "3", "10"),
        ...day("nextReviewOn", "2026", "4", "10"),
      },
    };
  },
  "a referral": async () => ({
    page: newReferralPage,
    table: "referral",
    params: {},
    search: `?person=${(await aCase(db, p)).personId}`,
    fields: {
      ...{
        groupId: p.jagId,
        role: "perpetrator",
        agencyId: p.policeId,
        reason: "Bikes",
        lawfulBasis: "public-task",
        ...REFERRAL_FIELDS,
      },
      ...{ anyway: p.jagId, ...day("receivedOn", "2026", "3", "9") },
    },
  }),
  "a person": async () => {
    const context = { db, actor: coordinator, now: new Date() };
    const searchId = await keepPersonSearch(context, { name: "Sample", birthDate: null });
    return {
      page: newPersonPage,
      table: "person",
      isToldWhatIsNew: true,
      params: {},
      search: `?search=${searchId}`,
      fields: {
        ...{ searchId, givenNames: "Alex", familyName: "Sample", birthDateBasis: "unknown", areaWords: "" },
        ...day("birthDate", "", "", ""),
      },
    };
  },
};

describe.each(Object.entries(forms))("the form that makes %s", (_name, formOf) => {
  test("sent again by the same user it makes no second, and answers as at first", async () => {
    const form = await formOf();
    const { once } = (await get(form.page.loader, coordinator, form.params, form.search)) as { once: string };
    const before = await count(form);
    const first = await send(form, coordinator, { once });
    const events = (await auditEvents(db)).length;
    const second = await send(form, coordinator, { once });
    expect(first.status).toBe(302);
    expect([second.status, second.headers.get("Location")]).toEqual([302, first.headers.get("Location")]);
    expect(await count(form)).toBe(before + 1);
    expect(await auditEvents(db)).toHaveLength(events);
  });

  test("sent twice at the same moment it makes one", async () => {
    const form = await formOf();
    const before = await count(form);
    const once = uuid();
    const answers = await Promise.all([send(form, coordinator, { once }), send(form, coordinator, { once })]);
    expect(new Set(answers.map((a) => a.headers.get("Location"))).size).toBe(1);
    expect(await count(form)).toBe(before + 1);
  });

  test("every look at the page is a form of its own", async () => {
    const form = await formOf();
    const looks = [1, 2].map(
      async () => (await get(form.page.loader, coordinator, form.params, form.search)) as object,
    );
    const [first, second] = (await Promise.all(looks)) as { once: string }[];
    expect(first?.once).not.toBe(second?.once);
  });

  test.each([
    ["without a token", {}],
    ["with a token of another shape", { once: "1" }],
  ])("%s it is taken each time", async (_token, once) => {
    const form = await formOf();
    const before = await count(form);
    await send(form, coordinator, once);
    await send(form, coordinator, once);
    expect(await count(form)).toBe(before + (form.isToldWhatIsNew ? 1 : 2));
  });
});

test("a token of somebody else's form stands in nobody's way", async () => {
  const form = await forms["an action"]?.();
  if (!form) throw new Error("no form");
  const once = uuid();
  await send(form, coordinator, { once });
  await send(form, colleague, { once });
  expect(await count(form)).toBe(2);
});

test("a form that was refused may be sent again with the same token", async () => {
  const form = await forms["an action"]?.();
  if (!form) throw new Error("no form");
  const once = uuid();
  expect(await send(form, coordinator, { once, "dueOn-year": "2025" })).toMatchObject({ init: { status: 422 } });
  expect(await send(form, coordinator, { once })).toMatchObject({ status: 302 });
});

test("what was made is remembered for a day", async () => {
  const form = await forms["an action"]?.();
  if (!form) throw new Error("no form");
  await send(form, coordinator, { once: uuid() });
  const remembered = () => db.selectFrom("form_once").select(["object_kind", "user_id"]).execute();
  await expireSessionData({ db, now: addDays(new Date(), 1) });
  expect(await remembered()).toEqual([{ object_kind: "action", user_id: coordinator.id }]);
  vi.setSystemTime(addDays(new Date(), 1).getTime() + 1);
  await expireSessionData({ db, now: new Date() });
  expect(await remembered()).toEqual([]);
});

async function send(form: Form, actor: Actor, more: Record<string, string>) {
  return (await post(form.page.action, actor, form.params, { ...form.fields, ...more }, form.search)) as Response;
}

async function count({ table }: Form) {
  const rows = await db.selectFrom(table).select("id").execute();
  return rows.length;
}
