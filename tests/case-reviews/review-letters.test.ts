import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as letterFile } from "#app/routes/case-reviews/$reviewId_.letters.$kind_.file/route.tsx";
import { wordLetter } from "#app/services/case-reviews/word-letter.ts";
import { type Executor } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  auditEvents,
  get,
  type Handler,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { atWork, decidedReview } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let work: ReturnType<typeof atWork>;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Jo Officer" });
  work = atWork(db, officer);
});

describe("a letter", () => {
  test("is a Word document with the partnership's words, and each is in the log as a disclosure", async () => {
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met", { reasons: "Three nights in time" });
    const file = (await get(letterFile, officer, { reviewId: id, kind: "threshold-met" })) as Response;
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="CR-\d\d-\d{4}-threshold-met\.docx"$/);
    const { default: PizZip } = await import("pizzip");
    const words = new PizZip(await file.arrayBuffer()).file("word/document.xml")?.asText().replaceAll(/<[^>]+>/g, " ") ?? "";
    expect(words).toContain("We have decided that the threshold for a case review is met");
    expect(words).toContain("Reasons: Three nights in time");
    expect(words).not.toMatch(/[{}]/);
    expect((await auditEvents(db)).filter((e) => e.event === "case-review.letter-made")).toMatchObject([{ category: "disclosure" }]);
    expect(await get(letterFile as Handler, officer, { reviewId: id, kind: "outcome" })).toMatchObject({ status: 404 });
  }); // prettier-ignore
});

describe("what is pasted from Word", () => {
  test("with its control characters can be sent in a letter", async () => {
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met", { reasons: "Three nights\u000bin \u0001time" });
    const file = (await get(letterFile, officer, { reviewId: id, kind: "threshold-met" })) as Response;
    const { default: PizZip } = await import("pizzip");
    expect(new PizZip(await file.arrayBuffer()).file("word/document.xml")?.asText()).toContain("Three nights in time");
  });

  test("and stands in the record already, is left out of the letter", async () => {
    const template = { partnership: "Melton\u000b\u0000", date: "", reference: "", recipient: "", address: [], subject: "", opening: "", paragraphs: [], contact: "" }; // prettier-ignore
    expect((await wordLetter(template, null)).length).toBeGreaterThan(1000);
  });
});
