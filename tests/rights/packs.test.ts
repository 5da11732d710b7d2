import { v7 as uuid } from "uuid";
import { beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { PackContent } from "#app/domain/rights/pack-content.ts";
import * as packPage from "#app/routes/rights/$requestId_.pack/route.tsx";
import * as givePage from "#app/routes/rights/$requestId_.pack_.give/route.tsx";
import * as itemPage from "#app/routes/rights/$requestId_.pack_.items.$packItemId/route.tsx";
import * as previewPage from "#app/routes/rights/$requestId_.pack_.preview/route.tsx";
import * as givenPage from "#app/routes/rights/$requestId_.packs.$packNumber/route.tsx";
import * as filePage from "#app/routes/rights/$requestId_.packs.$packNumber_.file/route.tsx";
import * as askedPage from "#app/routes/rights/asked/route.tsx";
import * as askedItemPage from "#app/routes/rights/asked_.$packItemId/route.tsx";
import { listLabels, listPacks, unsafeListItems } from "#db/queries/access-packs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aNote } from "../support/notes.ts";
import { aRightsRequest } from "../support/rights.ts";
import { BROTHER, NEIGHBOUR } from "../support/whole-person.ts";

let db: Executor;
let p: TestPartnership;
let governance: Actor;
let requestId: string;
let personId: string;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  governance = await anActor(db, p, { duties: ["information-governance"] });
  personId = await aPerson(db, p, { given_names: "Kerensa", family_name: "Trewhella" });
  const { id: caseId } = await aCase(db, p, { person_id: personId, lead_agency_id: p.councilId });
  await aNote(db, p, { caseIds: [caseId], words: "Kerensa told Osric Pennefather-Quill to stop." });
  await aNote(db, p, { caseIds: [caseId], words: "A source says so.", kind: "intelligence" });
  await aPerson(db, p, NEIGHBOUR);
  requestId = await aRightsRequest(db, p, { person_id: personId });
  return () => vi.useRealTimers();
}); // prettier-ignore

const gather = () => post(packPage.action, governance, { requestId }, { intent: "gather" });
async function items() {
  const pack = (await listPacks(db, governance, requestId)).find(({ status }) => status === "draft");
  return unsafeListItems(db, pack?.id ?? "");
}
const chosen = async (which: (item: Awaited<ReturnType<typeof items>>[number]) => boolean) =>
  (await items()).filter(which).map(({ id, version }) => ["items", `${id}:${version}`] as [string, string]);
const decide = async (which: Parameters<typeof chosen>[0], fields: Record<string, string>) =>
  post(packPage.action, governance, { requestId }, [
    ...Object.entries({ intent: "mark", mark: "disclose", exemption: "", reason: "", ...fields }),
    ...(await chosen(which)),
  ]);
const status = (reply: unknown) =>
  reply instanceof Response ? reply.status : ((reply as { init?: { status?: number } }).init?.status ?? 200);

test("what is held is gathered with marks proposed, decided, previewed, given, and stays as it was given", async () => {
  expect(status(await gather())).toBe(302);
  const found = await items();
  expect(found.find(({ sourceKind }) => sourceKind === "person")?.mark).toBe("disclose");
  const secret = found.filter(({ sourceKind, mark }) => sourceKind === "case_note" && mark === "withhold");
  expect(secret.map(({ exemption }) => exemption)).toEqual(["crime"]);

  // Nothing is given while something is open.
  const form = { version: "1", "givenOn-day": "20", "givenOn-month": "3", "givenOn-year": "2026", givenHow: "post", recipient: "Kerensa Trewhella" }; // prettier-ignore
  const [draft] = await listPacks(db, governance, requestId);
  expect(status(await post(givePage.action, governance, { requestId }, { ...form, version: String(draft?.version) }))).toBe(422); // prettier-ignore

  expect(status(await decide(() => true, { mark: "withhold" }))).toBe(400);
  expect(status(await decide(({ mark }) => mark === "open" || mark === "ask", { mark: "disclose" }))).toBe(302);
  const preview = (await get(previewPage.loader, governance, { requestId })) as { content: PackContent; refusal: null };
  expect(preview.refusal).toBeNull();
  const text = JSON.stringify(preview.content);
  expect(text).toContain("Kerensa told Person B to stop.");
  for (const name of ["Osric", "Quill", "A source says so"]) expect(text).not.toContain(name);
  expect(preview.content.withheld.map(({ items: count }) => count)).toEqual([1]);
  expect(text).toMatch(
    /Case CS-[^:]+: no day yet, because it, or something that belongs with it, is open or must be kept/,
  );

  const reply = await post(givePage.action, governance, { requestId }, { ...form, version: String(draft?.version) });
  expect((reply as Response).headers.get("Location")).toBe(`/rights/${requestId}/packs/1`);
  const [event] = (await auditEvents(db)).filter((one) => one.event === "pack.given");
  expect([event?.category, event?.object_id, event?.recipients]).toEqual(["disclosure", requestId, null]);
  const register = await db.selectFrom("disclosure_entry").selectAll().execute();
  expect(register.map(({ way, destination, recipients }) => [way, destination, recipients])).toEqual([["pack", "disclosed", "Kerensa Trewhella"]]); // prettier-ignore
  const steps = await db.selectFrom("rights_request_step").select("kind").execute();
  expect(steps.map(({ kind }) => kind)).toEqual(["pack-made", "pack-given"]);

  // The request is closed; the pack that was given is there, and no other.
  await inTransaction(db, (trx) =>
    trx.updateTable("rights_request").set({ status: "closed", closed_on: "2026-03-20", outcome: "granted" }).where("id", "=", requestId).execute(),
  ); // prettier-ignore
  const given = (await get(givenPage.loader, governance, { requestId, packNumber: "1" })) as { content: PackContent };
  expect(given.content).toEqual(preview.content);
  const file = (await get(filePage.loader, governance, { requestId, packNumber: "1" })) as Response;
  expect(file.headers.get("Content-Disposition")).toContain("-pack-1.docx");
  for (const page of [packPage, previewPage, givePage])
    expect(status(await get(page.loader, governance, { requestId }))).toBe(404);
  expect(status(await get(givenPage.loader, governance, { requestId, packNumber: "2" }))).toBe(404);
});

test("gathered again, what is new is added, marks and labels stay", async () => {
  await gather();
  await decide(({ sourceKind }) => sourceKind === "person", { mark: "withhold", exemption: "other", reason: "A test" });
  const [before, labels] = [await items(), await listLabels(db, requestId)];
  const [caseItem] = before.filter(({ sourceKind }) => sourceKind === "case_record");
  await aNote(db, p, { caseIds: [caseItem?.sourceId ?? ""], words: "Osric Pennefather-Quill met Jory Trewhella" });
  await aPerson(db, p, BROTHER);
  await gather();
  const after = await items();
  expect(after.length).toBe(before.length + 2);
  expect(after.find(({ sourceKind }) => sourceKind === "person")?.mark).toBe("withhold");
  expect(await listLabels(db, requestId)).toEqual(expect.arrayContaining(labels));
});

test("the agency that supplied an item is asked, its contact alone answers, and the answer is the mark", async () => {
  const contact = await anActor(db, p, { agencyId: p.policeId });
  const colleague = await anActor(db, p, { agencyId: p.policeId });
  await inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set({ contact_user_id: contact.id }).where("agency_id", "=", p.policeId).execute(),
  ); // prettier-ignore
  await gather();
  const note = (await items()).find(({ sourceKind, mark }) => sourceKind === "case_note" && mark !== "withhold");
  expect(note?.mark).toBe("ask");
  const packItemId = note?.id ?? "";
  // Not before it is asked.
  expect(status(await get(askedItemPage.loader, contact, { packItemId }))).toBe(404);
  expect(status(await post(packPage.action, governance, { requestId }, { intent: "ask" }))).toBe(302);
  const told = await db.selectFrom("notification").select(["user_id", "kind"]).execute();
  expect(told).toEqual([{ user_id: contact.id, kind: "pack-asked" }]);

  for (const other of [colleague, governance]) {
    expect(status(await get(askedPage.loader, other))).toBe(404);
    expect(status(await get(askedItemPage.loader, other, { packItemId }))).toBe(404);
  }
  const listed = (await get(askedPage.loader, contact)) as {
    items: { id: string; title: string; day: string | null }[];
  };
  expect(listed.items.find(({ id }) => id === packItemId)).toMatchObject({ day: "2026-03-02" });
  const asked = (await get(askedItemPage.loader, contact, { packItemId })) as { version: number; words: unknown };
  expect(JSON.stringify(asked.words)).toContain("Kerensa told Osric");
  const answer = { version: String(asked.version), mark: "withhold", exemption: "third-party", reason: "He asked us not to" }; // prettier-ignore
  expect(status(await post(askedItemPage.action, contact, { packItemId }, { ...answer, exemption: "" }))).toBe(400);
  expect(status(await post(askedItemPage.action, contact, { packItemId }, answer))).toBe(302);
  const [answered] = (await items()).filter(({ id }) => id === packItemId);
  expect([answered?.mark, answered?.exemption, answered?.answer]).toEqual(["withhold", "third-party", "withhold"]);
  expect(status(await get(askedItemPage.loader, contact, { packItemId }))).toBe(404);
  // Who decides otherwise says why.
  const at = { requestId, packItemId };
  const otherwise = {
    version: String(answered?.version),
    mark: "disclose",
    exemption: "",
    reason: "",
    editedWords: "",
  };
  expect(status(await post(itemPage.action, governance, at, otherwise))).toBe(422);
  expect(status(await post(itemPage.action, governance, at, { ...otherwise, reason: "He has agreed since", editedWords: "Seen by Osric Pennefather-Quill and Bob." }))).toBe(302); // prettier-ignore
  const page = (await get(itemPage.loader, governance, at)) as { words: { given: { lines: { text: string }[] } } };
  expect(page.words.given.lines[0]?.text).toBe("Seen by Person B and Bob.");
});

test("nobody but information governance of the partnership opens a pack, and each opening is in the log", async () => {
  await gather();
  const [item] = await items();
  const elsewhere = await aPartnership(db);
  const others = [
    [
      await anActor(db, p, { groups: { [p.jagId]: "chair" }, duties: ["asb-officer", "manager", "administrator"] }),
      403,
    ],
    [await anActor(db, elsewhere, { duties: ["information-governance"] }), 404],
  ] as const;
  const at = { requestId, packItemId: item?.id ?? "" };
  for (const [actor, expected] of others)
    for (const page of [packPage, previewPage, givePage, itemPage])
      expect(status(await get(page.loader, actor, at))).toBe(expected);
  for (const page of [packPage, previewPage, givePage, itemPage]) await get(page.loader, governance, at);
  const seen = (await auditEvents(db)).filter(({ event, category }) => event.startsWith("pack.") && category === "consultation"); // prettier-ignore
  expect(new Set(seen.map(({ event }) => event))).toEqual(
    new Set(["pack.gathered", "pack.viewed", "pack.previewed", "pack.item-viewed"]),
  );
  const objects = await db.selectFrom("audit_object").select("event_id").where("object_id", "=", personId).execute();
  for (const { id } of seen) expect(objects.map((one) => one.event_id)).toContain(id);
});

test("what stands on an item by somebody's right is seen by who decides, and given where it is the person's own", async () => {
  const note = await db.selectFrom("case_note").select("id").where("kind", "!=", "intelligence").executeTakeFirstOrThrow();
  const other = await aPerson(db, p, BROTHER);
  const mark = (person_id: string, words: string) =>
    insert(db, "rights_mark", {
      ...{ id: uuid(), partnership_id: p.partnershipId, record_kind: "note", record_id: note.id, mark: "disputed", words },
      ...{ person_id, request_id: requestId, from_day: "2026-03-10", recorded_by: governance.id, version: 1 },
      ...{ recorded_at: "2026-03-10T10:00:00.000Z", ended_on: null, ended_reason: null },
    });
  await mark(personId, "I never spoke to Osric Pennefather-Quill");
  await mark(other, "Jory says otherwise");
  await gather();
  const item = (await items()).find(({ sourceId }) => sourceId === note.id);
  const page = (await get(itemPage.loader, governance, { requestId, packItemId: item?.id ?? "" })) as {
    words: Record<"gathered" | "given", { lines: { label: string; text: string }[] }>;
  };
  const said = (of: "gathered" | "given") => page.words[of].lines.map(({ text }) => text).join("\n");
  expect(said("gathered")).toContain("The person says that this is wrong, since 10 March 2026: I never spoke to Osric");
  expect(said("gathered")).toContain("Jory says otherwise");
  expect(said("given")).toContain("You told us that this is wrong, since 10 March 2026: I never spoke to Person");
  for (const name of ["Osric", "Jory", "otherwise"]) expect(said("given")).not.toContain(name);
  // Words that are given in its place do not lose it.
  await post(itemPage.action, governance, { requestId, packItemId: item?.id ?? "" }, {
    ...{ version: String(item?.version), mark: "disclose", exemption: "", reason: "", editedWords: "Something was said." },
  });
  const after = (await get(itemPage.loader, governance, { requestId, packItemId: item?.id ?? "" })) as typeof page;
  expect(after.words.given.lines.map(({ label }) => label)).toEqual(["Words", "What you told us"]);
}); // prettier-ignore
