import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { aGrade, anActor, anIncident, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, insert, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// A licensing officer on a Monday: the register of the council, one licence in full, and a sheet for the evening's visit.

const seats = useSeats();
const HEADING = "Licence No,Licence Type,Status,Trading Name,Premises Address,Post Code,Licence Holder,DPS,Licensable Activities,Hours,Capacity,Extract Date"; // prettier-ignore
const REGISTER = [
  HEADING,
  `T/0101,Premises Licence,Current,The Weaver’s Loft,"3 Mill Lane\nTestton",LE11 3LZ,Loft Inns Ltd,Ann Ash,"Live music; Films","Mon-Sat 10:00-23:00",180,${ago(3).split("-").reverse().join("/")}`,
  `T/0102,Premises Licence,Current,Anchor & Café,"4 Mill Lane\nTestton",LE11,Anchor Bars Ltd,Bo Birch,Recorded music,,90,`,
  `T/0103,Club Premises Certificate,Current,Testton Working Men’s Club,5 Mill Lane,LE11 1AB,,,,,,`,
].join("\r\n");

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let officer: Actor;
  let page: Page;
  const shot = (what: string) => shown(page, `register-${short}-${what}`);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const go = (name: string) => page.getByRole("link", { name, exact: true }).first().click();
  const day = async (legend: string, iso: string) => {
    const [year = "", month = "", date = ""] = iso.split("-");
    const group = page.getByRole("group", { name: legend });
    await group.getByLabel("Day").fill(date);
    await group.getByLabel("Month").fill(month);
    await group.getByLabel("Year").fill(year);
  };
  beforeAll(async () => {
    p = await aPartnership(seats.db, `Testshire ${short}`);
    officer = await anActor(seats.db, p, { duties: ["licensing-officer"], name: `Lee Censing ${short}` });
    const { sittingId } = await aPremisesGroup(seats.db, p, { day: ago(14) });
    const forge = await aPremises(seats.db, p, { name: "The Old Forge", licence_number: "T/0099", reference: "LP-26-0901", beat_code: "62", hours: "Mon–Sat 10:00–00:00" }); // prettier-ignore
    await aGrade(seats.db, p, { premises_id: forge, sitting_id: sittingId, graded_on: ago(14), agreed_band: "amber", computed_points: 7_000_000 }); // prettier-ignore
    for (const days of [10, 6, 2]) {
      const incident_id = await anIncident(seats.db, p, { latest_day: ago(days), earliest_day: ago(days), licensing_summary: "A fight in the yard after last orders, two arrested" }); // prettier-ignore
      await aPremisesIncident(seats.db, p, forge, { incident_id });
    }
    for (const [index, name] of ["The Crown", "The Bell Foundry Tap", "Café Zoë"].entries())
      await aPremises(seats.db, p, { name, licence_number: `T/00${index}`, beat_code: "62", status: index === 1 ? "suspended" : "current" }); // prettier-ignore
    await insert(seats.db, "premises_holder", {
      ...{ id: crypto.randomUUID(), partnership_id: p.partnershipId, premises_id: forge, role: "licence-holder", is_company: 1 },
      ...{ name: "Forge Leisure Ltd", phone: "01509 555 000", from_day: "2020-01-01", version: 1, created_at: new Date().toISOString() },
    }); // prettier-ignore
    page = await seats.sit(officer, javaScript);
  });

  test("the list, searched, with its numbers by grade", async () => {
    await page.goto(`${seats.app.origin}/premises`);
    await page.getByRole("heading", { name: "Licensed premises" }).waitFor();
    await shot("list");
    await page.goto(`${seats.app.origin}/premises?find=forge`);
    await page.getByRole("link", { name: "The Old Forge" }).waitFor();
    await shot("found");
  });

  test("premises at a glance, and the sheet for a visit", async () => {
    await go("The Old Forge");
    await page.getByRole("heading", { name: "The Old Forge" }).waitFor();
    await shot("overview");
    await page.getByRole("button", { name: "Sheet for a visit" }).click();
    await page.getByText("Notes of the visit").waitFor();
    await shot("sheet");
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1040 });
    await shot("sheet-print");
    if (javaScript) {
      const pdf = await page.pdf({ format: "A4" });
      expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
    }
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test("a supervisor and conditions are recorded, and who it was on a day is answered", async () => {
    await page.goto(`${seats.app.origin}/premises?find=forge`);
    await go("The Old Forge");
    await go("Licence");
    await go("Record the designated premises supervisor");
    await page.getByLabel("Name", { exact: true }).fill("Cy Cole");
    await page.getByLabel("Telephone (optional)").fill("01509 555 011");
    await day("First day (optional)", ago(30));
    await shot("holder");
    await press("Save");
    await page.getByText("It has been recorded").waitFor();
    await go("Add conditions");
    await page
      .getByLabel("Conditions", { exact: true })
      .fill(
        "1. CCTV is kept for 31 days.\n2. No glass outside\nafter 22:00.\n3. Two door supervisors on Fridays and Saturdays.",
      );
    await press("Add");
    await page.getByText("The conditions have been added").waitFor();
    await page.getByText("Who was it on a day?").click();
    await day("Day", ago(10));
    await press("Show");
    await page.getByRole("status").getByText("Cy Cole").waitFor();
    await shot("licence");
  });

  test("the sheet is one side of A4 however much was written", async () => {
    const crowded = await aPremises(seats.db, p, { name: "The Long Tale", licence_number: "T/0500", reference: "LP-26-0902", hours: "Mon–Sun 10:00–02:00; ".repeat(20) }); // prettier-ignore
    const of = {
      partnership_id: p.partnershipId,
      premises_id: crowded,
      version: 1,
      created_at: new Date().toISOString(),
    };
    for (let number = 1; number <= 30; number++) {
      await insert(seats.db, "premises_condition", { id: crypto.randomUUID(), number, source: "mandatory", words: "Words of a condition. ".repeat(30), ...of }); // prettier-ignore
      const incident_id = await anIncident(seats.db, p, { latest_day: ago(number), earliest_day: ago(number), reference: `IN-26-${short}${number}`, licensing_summary: "Two groups fought at the door. ".repeat(30) }); // prettier-ignore
      await aPremisesIncident(seats.db, p, crowded, { incident_id });
    }
    await page.goto(`${seats.app.origin}/premises/${crowded}/sheet`);
    await page.getByText("Notes of the visit").waitFor();
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1040 });
    await shot("sheet-crowded");
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test("new premises, whose number is another's at first", async () => {
    await page.goto(`${seats.app.origin}/premises/new`);
    await page.getByLabel("Licence number").fill("t/0099");
    await page.getByLabel("Name of the premises").fill("The Mill");
    await page.getByLabel("Postcode (optional)").fill("LE11 1AB");
    await page.getByLabel("Capacity (optional)").fill("250");
    await page.getByLabel("Live music").check();
    await press("Save");
    await page.getByRole("alert").getByText("This licence number is that of The Old Forge (LP-26-0901)").waitFor();
    await shot("new-refused");
    await page.getByLabel("Licence number").fill("T/0100");
    await press("Save");
    await page.getByText("The premises have been recorded").waitFor();
  });

  test("the council's whole register is loaded: what is wrong is said at its line, what is missing is flagged", async () => {
    await page.goto(`${seats.app.origin}/admin/imports/new`);
    await page.getByLabel("Licensed premises", { exact: true }).check();
    await page.getByLabel("The file").setInputFiles({ name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(REGISTER.replaceAll("’", "'"), "latin1") }); // prettier-ignore
    await press("Send the file");
    await page.getByRole("heading", { name: "Choose the columns" }).waitFor();
    await page.getByLabel("Yes", { exact: true }).last().check();
    await shot("columns");
    await press("Check the file");
    for (let tries = 0; tries < 60 && !(await page.getByText("Checked, not loaded").first().isVisible()); tries++) {
      await new Promise((wait) => setTimeout(wait, 500));
      if (!javaScript) await page.goto(page.url());
    }
    await page.getByText("Enter a full UK postcode, like LE11 1AB").waitFor();
    await page.getByText("The Crown (T/000)").waitFor();
    await shot("checked");
    await press("Load 2 rows");
    for (let tries = 0; tries < 60 && !(await page.getByText("Undo this file").first().isVisible()); tries++) {
      await new Promise((wait) => setTimeout(wait, 500));
      if (!javaScript) await page.goto(page.url());
    }
    await go("missing from the register");
    await page.getByRole("link", { name: "Keep or close The Crown" }).waitFor();
    await shot("missing");
    await page.getByRole("link", { name: "Keep or close The Crown" }).click();
    await page.getByLabel("How do you know?").fill("Open on Friday night");
    await shot("keep");
    await press("They still trade: keep them");
    await page.getByText("The premises are kept").waitFor();
  });

  test("premises close with their history kept", async () => {
    await page.goto(`${seats.app.origin}/premises?find=crown`);
    await go("The Crown");
    await go("Record that they closed");
    await day("On which day did they close?", ago(1));
    await page.getByLabel("Why did they close?").fill("Sold for flats");
    await shot("close");
    await press("Close these premises");
    await page.getByText("These premises closed on").waitFor();
    await shot("closed");
  });
});
