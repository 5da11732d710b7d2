import { Paragraph } from "docx";
import PizZip from "pizzip";
import { afterEach, expect, test } from "vitest";
import { wordResponse, workbookResponse } from "#app/http/word-response.server.ts";
import { useDemonstrationMark } from "#app/services/demonstration/demonstration-mark.ts";
import { markedDocument } from "#app/services/documents/marked-document.ts";

afterEach(() => useDemonstrationMark(false));

async function headerOf() {
  const word = await markedDocument({ title: "Minutes", page: "Page ", children: [new Paragraph("Words")] });
  const header = new PizZip(word).file("word/header1.xml")?.asText() ?? "";
  return [...header.matchAll(/<w:t[^>]*>([^<]*)/g)].map((match) => match[1]);
}
const nameOf = (answer: Response) => /filename="(.*)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];

test("a Word document of a demonstration says so on every page, and a file by its name", async () => {
  useDemonstrationMark(true);
  expect(await headerOf()).toEqual(["DEMONSTRATION: INVENTED PEOPLE", "OFFICIAL-SENSITIVE"]);
  expect(nameOf(wordResponse(Buffer.alloc(0), "minutes"))).toBe("demonstration-minutes.docx");
  expect(nameOf(workbookResponse(Buffer.alloc(0), "figures"))).toBe("demonstration-figures.xlsx");
});

test("any other says nothing of the kind", async () => {
  expect(await headerOf()).toEqual(["OFFICIAL-SENSITIVE"]);
  expect(nameOf(wordResponse(Buffer.alloc(0), "minutes"))).toBe("minutes.docx");
});
