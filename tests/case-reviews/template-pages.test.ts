import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as letterFile } from "#app/routes/case-reviews/$reviewId_.letters.$kind_.file/route.tsx";
import { loader as sentLetter } from "#app/routes/case-reviews/$reviewId_.sent-letters.$letterId/route.tsx";
import { action as handIn, loader as templatePage } from "#app/routes/case-reviews/templates_.$kind/route.tsx";
import { loader as oldFile } from "#app/routes/case-reviews/templates_.$kind_.files.$templateId/route.tsx";
import { action as shippedAction } from "#app/routes/case-reviews/templates_.$kind_.shipped/route.tsx";
import { formTokenOf } from "#app/http/form-token.server.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, contextOf, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago, decidedReview } from "./reviewing.ts";
import { aTemplate, wordsOf } from "./templates.ts";

const BODY = "{reference} {recipient} {opening} {#paragraphs}{text}{/paragraphs}";
let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "joint-action-templates-"));
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Jo Officer" });
});

async function send(content: Buffer, number: number, kind = "threshold-met", actor = officer) {
  const body = new FormData();
  body.set("formToken", formTokenOf(actor.sessionId));
  body.set("number", String(number));
  body.set("file", new File([new Uint8Array(content)], "ours.docx"));
  const request = new Request("http://localhost/test", { method: "POST", body });
  const answer = await (handIn as Handler)({ request, params: { kind }, context: contextOf(actor) }).catch((thrown: unknown) => thrown); // prettier-ignore
  if (answer instanceof Response) return String(answer.status);
  const { data, init } = answer as { data: { error: string }; init: { status: number } };
  return `${init.status} ${data.error}`;
}
const letter = async (id: string) => wordsOf(Buffer.from(await ((await get(letterFile, officer, { reviewId: id, kind: "threshold-met" })) as Response).arrayBuffer())); // prettier-ignore

test("letters are made by the partnership's own template from the hour it is handed in; what was sent stays as it was", async () => {
  const { id, work } = await decidedReview(db, p, officer);
  await work.decide(id, "met", { reasons: "Three nights" });
  expect(await letter(id)).not.toContain("First of ours");
  expect(await send(await aTemplate(`First of ours. ${BODY}`), 0)).toBe("302");
  expect(await letter(id)).toContain("First of ours. CR-");
  await work.letter(id, "threshold-met", ago(5));
  expect(await send(await aTemplate(`Second of ours. ${BODY}`), 1)).toBe("302");
  expect(await letter(id)).toContain("Second of ours");
  const sent = await db.selectFrom("case_review_letter").select("id").executeTakeFirstOrThrow();
  const again = (await get(sentLetter, officer, { reviewId: id, letterId: sent.id })) as Response;
  expect(wordsOf(Buffer.from(await again.arrayBuffer()))).toContain("First of ours");
  const back = await post(shippedAction, officer, { kind: "threshold-met" }, { number: "2" });
  expect((back as Response).status).toBe(302);
  expect(await letter(id)).not.toContain("of ours");
  const templates = await db.selectFrom("case_review_template").selectAll().orderBy("number").execute();
  expect(templates.map((one) => [one.number, one.sha256?.length ?? null])).toEqual([[1, 64], [2, 64], [3, null]]); // prettier-ignore
  expect((await auditEvents(db)).filter(({ event }) => event === "case-review.template-changed")).toHaveLength(3);
  const first = (await get(oldFile, officer, {
    kind: "threshold-met",
    templateId: templates[0]?.id ?? "",
  })) as Response;
  expect(wordsOf(Buffer.from(await first.arrayBuffer()))).toContain("First of ours. {reference}");
});

test("a template is used for its own kind of letter, and in its own partnership", async () => {
  await send(await aTemplate(`Ours. ${BODY}`), 0, "outcome");
  const kinds = await db.selectFrom("case_review_template").select("kind").execute();
  expect(kinds).toEqual([{ kind: "outcome" }]);
  const elsewhere = await aPartnership(db);
  const other = await anActor(db, elsewhere, { duties: ["asb-officer"] });
  expect(await get(templatePage, other, { kind: "outcome" })).toMatchObject({ number: 0, templates: [] });
  const { id } = await db.selectFrom("case_review_template").select("id").executeTakeFirstOrThrow();
  expect(await get(oldFile as Handler, other, { kind: "outcome", templateId: id })).toMatchObject({ status: 404 });
});

test.each([
  ["that names an unknown placeholder", `${BODY} {victim}`, 0, "422 There is no placeholder {victim}"],
  ["that somebody else was quicker than", BODY, 1, "422 Somebody else has changed this template"],
])("a file %s is not kept", async (_name, body, number, message) => {
  expect(await send(await aTemplate(body), number)).toContain(message);
  expect(await db.selectFrom("case_review_template").selectAll().execute()).toEqual([]);
});

test("a file over a megabyte is not read, and the same file twice is one version", async () => {
  expect(await send(Buffer.alloc(1_000_001, 1), 0)).toContain("must be smaller than 1MB");
  const template = await aTemplate(BODY);
  expect(await send(template, 0)).toBe("302");
  expect(await send(template, 1)).toContain("used already");
});

test("nobody changes a template who may not record applications", async () => {
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, duties: ["reviewer"] });
  expect(await send(await aTemplate(BODY), 0, "outcome", member)).toBe("403");
});
