import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { aCase, anActor, aPartnership } from "../factories.ts";
import { shown, useSeats } from "../support/seated.ts";

// What somebody told by telephone is written down, stands with the case and in the register, and is found there.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let coordinator: Page;
  let officer: Page;
  let caseId: string;
  const shot = (page: Page, what: string) => shown(page, `disclosures-${short}-${what}`);

  beforeAll(async () => {
    const { db } = seats;
    const p = await aPartnership(db, `Charnwood disclosures ${short}`);
    ({ id: caseId } = await aCase(db, p, { reference: "CS-26-0007" }));
    const of = { groups: { [p.jagId]: "coordinator" as const }, name: "Cora Dinator" };
    coordinator = await seats.sit(await anActor(db, p, of), javaScript);
    officer = await seats.sit(
      await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" }),
      javaScript,
    );
  });

  test("from the case, what was told by telephone; errors keep what was typed", async () => {
    const page = coordinator;
    await page.goto(`${seats.app.origin}/cases/${caseId}`);
    await page.getByRole("link", { name: "Write down a disclosure" }).click();
    await page.getByRole("heading", { name: "Write down a disclosure" }).waitFor();
    expect(await page.getByLabel("Record that it is about").inputValue()).toBe("CS-26-0007");
    await page.getByLabel("What was told", { exact: true }).fill("That a plan is in place until June");
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByRole("alert").getByText("Select what allows it").waitFor();
    await shot(page, "errors");
    expect(await page.getByLabel("What was told", { exact: true }).inputValue()).toBe(
      "That a plan is in place until June",
    );
    await page.getByLabel("To somebody outside").check();
    await page.getByLabel("Who was told").fill("Housing officer, Example Homes");
    await page.getByLabel("Telephone call").check();
    const choose = (group: RegExp, label: string) => page.getByRole("group", { name: group }).getByLabel(label).check();
    await choose(/can be known from it/, "Yes");
    await choose(/patient information/, "Yes");
    await page.getByLabel(/section 16: serious violence/).check();
    await page.getByLabel("Why it was necessary").fill("The tenancy is under review");
    await page.getByLabel("Why it was no more than was needed").fill("The plan’s end, and nothing else");
    await page.getByLabel("Who approved it").fill("Cora Dinator, coordinator");
    await page.getByRole("button", { name: "Write it down" }).click();
    await page
      .getByRole("alert")
      .getByText(/Section 16 does not allow patient information/)
      .waitFor();
    await choose(/patient information/, "No");
    await page.getByLabel(/section 115: necessary or expedient/).check();
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByText("The disclosure stands in the register").waitFor();
    await page.getByText("Disclosed to Housing officer, Example Homes").waitFor();
    await shot(page, "case");
  });

  test("the register has it, is narrowed, and opens it whole", async () => {
    const page = officer;
    await page.goto(`${seats.app.origin}/governance`);
    await page.getByRole("link", { name: "Register of disclosures" }).click();
    await page.getByRole("link", { name: "That a plan is in place until June" }).waitFor();
    await shot(page, "register");
    await page.goto(`${seats.app.origin}/disclosures?destination=own-use`);
    await page.getByText("No disclosure matches all of these filters").waitFor();
    await shot(page, "none");
    await page.goto(`${seats.app.origin}/disclosures?record=CS-26-0007&way=telephone`);
    await page.getByRole("link", { name: "That a plan is in place until June" }).click();
    await page.getByText("The plan’s end, and nothing else").waitFor();
    await page.getByRole("link", { name: "Case CS-26-0007" }).waitFor();
    await shot(page, "entry");
  });
});
