import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import PizZip from "pizzip";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterId, quarterOf, yearToDate } from "#app/domain/performance/quarter.ts";
import { anActor, anAgency, aPartnership, type TestPartnership } from "../factories.ts";
import { aLoadedTable } from "../performance/loaded-figures.ts";
import { aFundingLine, anEntry } from "../support/planning.ts";
import { shown, useSeats } from "../support/seated.ts";

// Four organisations write, the manager signs off and sends, a figure is corrected, and the sent report stands.

const seats = useSeats();
const QUARTER = quarterOf(londonDay(new Date()));
const PERIOD = yearToDate(QUARTER);
const NAMES = ["Borough Council", "Police", "Probation Service", "Fire and Rescue"];

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let writers: { actor: Actor; name: string }[];
  let manager: Page;
  const origin = () => seats.app.origin;
  const shot = (page: Page, what: string) => shown(page, `reports-${short}-${what}`);
  const said = (page: Page) => expect.poll(() => page.locator("main").innerText(), { timeout: 20_000 });

  beforeAll(async () => {
    const { db } = seats;
    p = await aPartnership(db, `Charnwood reports ${short}`);
    writers = [];
    for (const base of NAMES) {
      const name = `${base} ${short}`;
      const agencyId = await anAgency(db, p.partnershipId, { name, name_folded: name.toLowerCase(), kind: "other" });
      const actor = await anActor(db, p, { agencyId, groups: { [p.jagId]: "member" }, name: `Writer of ${name}` });
      writers.push({ actor, name });
    }
    const line = await aFundingLine(db, p, { owner_agency_id: writers[0]?.actor.agencyId ?? null, year: QUARTER.year });
    await anEntry(db, p, line, { pence: 500_000, on_day: PERIOD.from });
    await aLoadedTable(db, p, { period: PERIOD, rows: [["All Crime", 9568, 9207, "-3.8%", "13/15"], ["Robbery", 40, 28], ["Shoplifting", 383, 546]], at: "2026-10-02T09:00:00.000Z" }); // prettier-ignore
    manager = await seats.sit(await anActor(db, p, { duties: ["manager"], name: "Maya Nager" }), javaScript);
  });

  /** Saved as it is typed; and what somebody else writes meanwhile, in another tab here, is not written over. */
  async function savedByItself(page: Page, words: string) {
    const box = page.getByLabel("What the report says");
    await said(page).toMatch(/Saved at \d{1,2}:\d\d/);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await expect.poll(() => other.getByLabel("What the report says").inputValue()).toBe(words);
    await other.getByLabel("What the report says").fill("Theirs");
    await said(other).toMatch(/Saved at/);
    await other.close();
    await box.fill("Mine");
    await said(page).toContain("Somebody else has written this part meanwhile");
    await said(page).toContain("Theirs");
    await shot(page, "part-lost");
    await page.getByRole("button", { name: "Go on with the text as it stands" }).click();
    await expect.poll(() => box.inputValue()).toBe("Theirs");
    await said(page).toContain("What you had typed");
    await box.fill(words);
  }

  test("each organisation writes its report beside its figures", async () => {
    for (const [index, { actor, name }] of writers.entries()) {
      const page = await seats.sit(actor, javaScript);
      await page.goto(`${origin()}/reports/new`);
      if (index === 0) await shot(page, "new");
      await page.getByLabel("Quarter", { exact: true }).selectOption(quarterId(QUARTER));
      await page.getByRole("button", { name: "Begin the report" }).click();
      await said(page).toContain("The report has been begun");
      expect(await page.locator("h1").innerText()).toContain(name);
      if (index === 0) await shot(page, "draft");
      await page.getByRole("link", { name: /^Write.*Summary$/ }).click();
      await page.getByLabel("What the report says").fill(`What ${name} did`);
      if (index === 0) await shot(page, "part");
      if (javaScript && index === 0) await savedByItself(page, `What ${name} did`);
      await page.getByRole("button", { name: "Save and go to the next part" }).click();
      await said(page).toContain("Recommendations");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await said(page).toContain(`What ${name} did`);
    }
  }, 90_000);

  test("the manager signs off and sends; what was sent stands when a figure is corrected", async () => {
    for (const { name } of writers.slice(0, 3)) {
      await manager.goto(`${origin()}/reports?quarter=${quarterId(QUARTER)}`);
      await manager.getByRole("link", { name: new RegExp(name) }).click();
      await manager.getByRole("button", { name: "Sign off" }).click();
      await manager.getByRole("heading", { name: "Sign off the report" }).waitFor();
      await manager.getByRole("button", { name: "Sign off" }).click();
      await said(manager).toContain("The report has been signed off");
      await manager.getByRole("button", { name: "Send" }).click();
      await manager.getByRole("heading", { name: "Send the report" }).waitFor();
      await manager.getByRole("button", { name: "Send" }).click();
      await said(manager).toContain("The report has been sent");
    }
    await said(manager).toContain("Of 2 types 1 rose and 1 fell. All Crime is in the table.");
    await shot(manager, "sent");
    await aLoadedTable(seats.db, p, { period: PERIOD, rows: [["All Crime", 9568, 9300, "-2.8%", "13/15"], ["Robbery", 40, 28], ["Shoplifting", 383, 546]], at: "2026-11-02T09:00:00.000Z" }); // prettier-ignore
    await manager.reload();
    await said(manager).toContain("Figures have since changed");
    const table = manager.getByRole("table", { name: /^Recorded crime/ });
    expect(await table.innerText()).toContain("9,207");
    const changed = await manager.getByRole("table", { name: "Numbers that are others today" }).innerText();
    expect(changed).toContain("9,300");
    await shot(manager, "changed");
  }, 90_000);

  test("it leaves as Word, and the pack for the board says who has not sent", async () => {
    await manager.getByRole("button", { name: "Public version" }).click();
    await said(manager).toContain("small numbers are not shown");
    await shot(manager, "public");
    const waiting = manager.waitForEvent("download");
    await manager.getByRole("button", { name: "Download as Word" }).click();
    const zip = new PizZip(await readFile(await (await waiting).path()));
    expect(zip.file("word/document.xml")?.asText()).toContain("9,207");
    expect(zip.file("word/charts/chart1.xml")?.asText()).toContain("<c:v>Shoplifting</c:v>");
    await manager.goto(`${origin()}/reports/packs/new`);
    await manager.getByLabel("Name").fill(`Board ${short}`);
    await manager.getByLabel("For which group").selectOption({ label: "JAG" });
    await manager.getByRole("button", { name: "Make the pack" }).click();
    await said(manager).toContain("The pack has been made");
    await said(manager).toContain(`Fire and Rescue ${short}`);
    for (const { name } of writers.slice(0, 3)) await said(manager).toContain(`What ${name} did`);
    await shot(manager, "pack");
  }, 90_000);
});
