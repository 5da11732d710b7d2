import PizZip from "pizzip";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as fileOf } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.$versionId.$copy.file/route.tsx";
import { loader as copyPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.$versionId.$copy._index/route.tsx";
import {
  action as draft,
  loader as minutesPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes._index/route.tsx";
import { action as confirm } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.confirm/route.tsx";
import { action as correct } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.corrections.new/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anAction, anActor, anAgency, aPartnership, aPerson, aReferral, aSitting, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

// A word that stands in one private field and nowhere else, for every such field of a town with three agencies: no copy may
// hold one that its agency was not given by whoever wrote it, and every copy holds what is its own.

const NOW = new Date("2026-04-10T09:00:00Z");
const AT = "2026-04-09T14:00:00.000Z";
type Agency = "police" | "council" | "health";
const AGENCIES: readonly Agency[] = ["police", "council", "health"];

let db: Executor;
let p: TestPartnership;
let people: Record<Agency | "chair", Actor>;
let ids: Record<Agency, string>;
let sittingId: string;

const canary = (words: string) => `Canary${words.replaceAll(/[^a-z]/gi, "")}`;
const at = () => ({ groupId: p.jagId, sittingId });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  ids = { police: p.policeId, council: p.councilId, health: await anAgency(db, p.partnershipId, { name: "Health" }) };
  const seat = (agencyId: string, role: "chair" | "member") =>
    anActor(db, p, { agencyId, groups: { [p.jagId]: role } });
  people = {
    chair: await seat(ids.council, "chair"),
    police: await seat(ids.police, "member"),
    council: await seat(ids.council, "member"),
    health: await seat(ids.health, "member"),
  };
  sittingId = await aSitting(db, p);
  for (const { id: userId } of Object.values(people)) await hasAccepted(db, { partnershipId: p.partnershipId }, { sittingId, userId }); // prettier-ignore
  for (const agency of AGENCIES) {
    await insert(db, "agency_contribution", {
      ...{ sitting_id: sittingId, agency_id: ids[agency], partnership_id: p.partnershipId, words: canary(`brought ${agency}`) },
      ...{ recorded_by: people.chair.id, recorded_at: AT, version: 1 },
    }); // prettier-ignore
    await insert(db, "attendance", {
      ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, agency_id: ids[agency], user_id: null },
      ...{ name: `Present ${agency}`, capacity: "member", status: "present", deputy_for_id: null, office: null },
      ...{ recorded_by: people.chair.id, recorded_at: AT, version: 1 },
    });
  }
  const open = await aCase(db, p, { reference: "CS-26-0001" });
  await insert(db, "risk_assessment", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: open.id, person_id: open.personId, assessed_on: "2026-03-05" },
    ...{ assessed_by: null, recorded_at: AT, reoffending: "high", reoffending_reasons: canary("risk reasons") },
    ...{ harm_to_others: "high", harm_to_others_reasons: canary("risk others"), harm_to_self: "low", harm_to_self_reasons: "None" },
    ...{ overall: "high", proposed: null, level_reason: canary("risk level"), occasion: "review", protective_factors: null },
    ...{ strengths: null, own_view: null, next_review_on: null, corrects_id: null, correction_reason: null },
  }); // prettier-ignore
  await said(await anItem(db, p, { sitting_id: sittingId, case_id: open.id, position: 1, state: "deferred", state_reason: canary("state reason"), reason: canary("agenda reason") }), "open", open.id); // prettier-ignore
  const restricted = await aCase(db, p, {
    reference: "CS-26-0002",
    visibility: "restricted",
    lead_user_id: people.police.id,
  });
  await said(await anItem(db, p, { sitting_id: sittingId, case_id: restricted.id, position: 2 }), "restricted", restricted.id); // prettier-ignore
  const conflicted = await anItem(db, p, {
    sitting_id: sittingId,
    position: 3,
    part: "other",
    title: canary("conflict title"),
  });
  await said(conflicted, "conflict", null);
  for (const who of [people.health, people.chair])
    await insert(db, "item_conflict", { item_id: conflicted, user_id: who.id, partnership_id: p.partnershipId, declared_at: AT, recorded_by: people.chair.id }); // prettier-ignore
  const child = await aPerson(db, p, { given_names: canary("given"), family_name: canary("family"), name_folded: "x", birth_date: "2012-04-10" }); // prettier-ignore
  const ofChild = await aCase(db, p, { reference: "CS-26-0003", person_id: child });
  await said(await anItem(db, p, { sitting_id: sittingId, case_id: ofChild.id, position: 4 }), "child", ofChild.id);
  const referral = await aReferral(db, p, {
    ...{ person_id: null, reference: "R-26-0004", typed_given_names: canary("typed"), typed_family_name: canary("typed family") },
    ...{ typed_birth_date: "2012-04-10", typed_birth_date_basis: "exact", reason: canary("referral reason") },
  }); // prettier-ignore
  await anItem(db, p, { sitting_id: sittingId, kind: "referral", referral_id: referral, title: null, position: 5, part: "new-referrals" }); // prettier-ignore
  await post(draft, people.chair, at(), {});
  const next = await aSitting(db, p, { day: "2026-05-07" });
  vi.setSystemTime(new Date("2026-05-07T15:00:00Z"));
  for (const { id: userId } of Object.values(people)) await hasAccepted(db, { partnershipId: p.partnershipId }, { sittingId: next, userId }); // prettier-ignore
  await post(confirm, people.chair, at(), { version: "1", confirmedAtId: next });
  const day = { "correctedOn-day": "7", "correctedOn-month": "5", "correctedOn-year": "2026" };
  const [first] = await db.selectFrom("agenda_item").select("id").where("case_id", "=", open.id).execute();
  for (const corrects of ["decision", "summary", "other"])
    await post(correct, people.chair, at(), { itemId: first?.id ?? "", corrects, correction: canary(`corrected ${corrects}`), ...day }); // prettier-ignore
  await post(correct, people.chair, at(), { itemId: "", corrects: "other", correction: canary("corrected whole"), ...day }); // prettier-ignore
});
afterAll(() => vi.useRealTimers());

/** Something in every field that an item has: of each agency research, an action and what it added. */
async function said(itemId: string, name: string, caseId: string | null) {
  await insert(db, "item_minute", {
    ...{ item_id: itemId, partnership_id: p.partnershipId, minute: canary(`minute ${name}`), version: 1 },
    ...{ decision: canary(`decision ${name}`), shared_summary: canary(`shared ${name}`), saved_at: null, saved_by: null },
    ...{ lease_user_id: null, lease_until: null },
  }); // prettier-ignore
  await insert(db, "passed_matter", {
    ...{ id: uuid(), partnership_id: p.partnershipId, from_group_id: p.jagId, to_group_id: p.adultsId, from_item_id: itemId },
    ...{ answers_id: null, title: canary(`matter title ${name}`), words: canary(`matter ${name}`), asked: null, state: "passed" },
    ...{ passed_at: AT, passed_by: null, version: 1 },
  }); // prettier-ignore
  for (const agency of AGENCIES) {
    await insert(db, "item_contribution", {
      ...{ id: uuid(), partnership_id: p.partnershipId, item_id: itemId, kind: "contribution" },
      ...{ words: canary(`contribution ${name} ${agency}`), agency_id: ids[agency], said_by: people[agency].id, said_at: AT },
    }); // prettier-ignore
    await anAction(db, p, { ...(caseId === null ? { context: "group", case_id: null, group_id: p.jagId } : { case_id: caseId }), owner_agency_id: ids[agency], words: canary(`action ${name} ${agency}`), agenda_item_id: itemId }); // prettier-ignore
    if (caseId === null) continue;
    const id = uuid();
    await insert(db, "research_request", {
      ...{ id, partnership_id: p.partnershipId, sitting_id: sittingId, case_id: caseId, agency_id: ids[agency], due_on: "2026-04-07" },
      ...{ requested_at: AT, requested_by: null, answer: "known", summary: canary(`research ${name} ${agency}`), version: 1 },
      ...{ attends_user_id: null, attends_words: null, answered_at: AT, answered_by: people[agency].id, chased_at: null },
    }); // prettier-ignore
    if (agency === "police") await insert(db, "research_withheld", { request_id: id, agency_id: ids.council, partnership_id: p.partnershipId }); // prettier-ignore
  }
}

/** The page's data as the browser gets it, and the text of the Word document, of a copy of the newest version. */
async function copyAs(who: Actor, copy: string, agencyId?: string) {
  const { versions } = (await get(minutesPage, who, at())) as { versions: { id: string }[] };
  const params = { ...at(), versionId: versions[0]?.id ?? "", copy };
  const search = agencyId ? `?agency=${agencyId}` : "";
  const page = await get(copyPage, who, params, search);
  const file = await get(fileOf, who, params, search);
  if (page instanceof Response || !(file instanceof Response) || file.status !== 200) return null;
  const zip = new PizZip(Buffer.from(await file.arrayBuffer()));
  const word = Object.keys(zip.files).map((name) => `${name} ${zip.file(name)?.asText() ?? ""}`);
  return { page: JSON.stringify(page), word: word.join("\n"), name: file.headers.get("Content-Disposition") ?? "" };
}
type Copied = NonNullable<Awaited<ReturnType<typeof copyAs>>>;
const canariesIn = (text: string) => [...new Set(text.match(/Canary[a-z]+/gi) ?? [])].sort();

function expectCanaries(copied: Copied | null, expected: readonly string[]) {
  expect(canariesIn(copied?.page ?? "")).toEqual([...expected].sort());
  expect(canariesIn(copied?.word ?? "")).toEqual([...expected].sort());
  expect(copied?.name).not.toMatch(/Canary/);
}

const SEEN: Record<Agency, readonly string[]> = {
  police: ["open", "restricted", "conflict", "child"],
  council: ["open", "conflict", "child"],
  health: ["open", "child"],
};
const actionsOf = (agency: Agency, items = SEEN[agency]) => items.map((name) => canary(`action ${name} ${agency}`));
const titlesOf = (items: readonly string[]) => (items.includes("conflict") ? [canary("conflict title")] : []);
const inCopy = (agency: Agency, items = SEEN[agency]) => [
  ...items.flatMap((name) => [canary(`decision ${name}`), canary(`shared ${name}`)]),
  ...actionsOf(agency, items),
  ...titlesOf(items),
  ...[canary("corrected decision"), canary("corrected summary")],
];

describe.each(AGENCIES)("of %s", (agency) => {
  test("its people read, on the page and in the file, what its authors chose for the agencies, and their own actions", async () => {
    expectCanaries(await copyAs(people[agency], "agency"), inCopy(agency));
    expectCanaries(await copyAs(people[agency], "action-log"), [...actionsOf(agency), ...titlesOf(SEEN[agency])]);
  });

  test("they get no other copy, and no other agency's", async () => {
    for (const copy of ["whole", "redacted"]) expect(await copyAs(people[agency], copy)).toBeNull();
    for (const other of AGENCIES.filter((one) => one !== agency))
      for (const copy of ["agency", "action-log"]) expect(await copyAs(people[agency], copy, ids[other])).toBeNull();
    expect(canariesIn(JSON.stringify(await get(minutesPage, people[agency], at())))).toEqual([]);
  });

  test("the chair makes for it no more than it and the chair both see", async () => {
    const both = SEEN[agency].filter((name) => name === "open" || name === "child");
    expectCanaries(await copyAs(people.chair, "agency", ids[agency]), inCopy(agency, both));
    expectCanaries(await copyAs(people.chair, "action-log", ids[agency]), actionsOf(agency, both));
  });
});

test("the whole holds everything of the items that its reader sees, but research withheld from their agency", async () => {
  const both = ["open", "child"];
  expectCanaries(await copyAs(people.chair, "whole"), [
    ...both.flatMap((name) => [canary(`minute ${name}`), canary(`decision ${name}`), canary(`shared ${name}`)]),
    ...both.flatMap((name) => [canary(`matter ${name}`), canary(`matter title ${name}`)]),
    ...both.flatMap((name) => AGENCIES.map((agency) => canary(`contribution ${name} ${agency}`))),
    ...both.flatMap((name) => AGENCIES.map((agency) => canary(`action ${name} ${agency}`))),
    ...both.flatMap((name) => [canary(`research ${name} council`), canary(`research ${name} health`)]),
    ...AGENCIES.map((agency) => canary(`brought ${agency}`)),
    ...["decision", "summary", "other", "whole"].map((what) => canary(`corrected ${what}`)),
    canary("state reason"),
  ]);
});

test("nobody who keeps the meeting reads research withheld from their agency as if they were of another, in a version made before it was withheld, or before the gate", async () => {
  const { versions } = (await get(minutesPage, people.chair, at())) as { versions: { id: string }[] };
  for (const copy of ["whole", "redacted"])
    for (const route of [copyPage, fileOf]) {
      const params = { ...at(), versionId: versions[0]?.id ?? "", copy };
      expect(await get(route, people.chair, params, `?agency=${ids.police}`)).toMatchObject({ status: 404 });
    }
  const leading = await anActor(db, p, { agencyId: ids.council, groups: { [p.jagId]: "coordinator" } });
  const accepted = await anActor(db, p, { agencyId: ids.council, groups: { [p.jagId]: "coordinator" } });
  await hasAccepted(db, { partnershipId: p.partnershipId }, { sittingId, userId: accepted.id });
  const [ofHealth] = await db.selectFrom("research_request").select("id").where("summary", "=", canary("research child health")).execute(); // prettier-ignore
  await inTransaction(db, (trx) =>
    trx.updateTable("case_record").set({ lead_user_id: leading.id }).where("reference", "=", "CS-26-0001").execute(),
  );
  const research = async (who: Actor) =>
    canariesIn((await copyAs(who, "whole"))?.page ?? "").filter((word) => word.startsWith("Canaryresearch"));
  expect(await research(leading)).toEqual([canary("research open council")]);
  const both = ["open", "child"].flatMap((name) => ["council", "health"].map((agency) => `research ${name} ${agency}`));
  expect(await research(accepted)).toEqual(both.map(canary).sort());
  const withheld = { request_id: ofHealth?.id ?? "", agency_id: ids.council, partnership_id: p.partnershipId };
  await insert(db, "research_withheld", withheld);
  expect(await research(accepted)).toEqual(
    both.filter((name) => name !== "research child health").map(canary).sort(),
  ); // prettier-ignore
  await inTransaction(db, (trx) =>
    trx.deleteFrom("research_withheld").where("request_id", "=", withheld.request_id).execute(),
  );
});

test("the redacted whole holds no canary at all, and nobody's name", async () => {
  const copied = await copyAs(people.chair, "redacted");
  expectCanaries(copied, []);
  for (const text of [copied?.page, copied?.word]) {
    expect(text).toContain("CS-26-0001");
    expect(text).not.toMatch(/Sample|Present police|C\. ?C\./);
  }
});

test("a child stands in every copy by initials and reference", async () => {
  for (const copied of [await copyAs(people.chair, "whole"), await copyAs(people.health, "agency")]) {
    expect(copied?.page).toContain("CS-26-0003 · ");
    expect(copied?.word).toMatch(/CS-26-0003 · C\.? ?C/);
    expect(copied?.word).toMatch(/R-26-0004 · C\.? ?C/);
  }
});
