import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { anActor, aCase, aPartnership } from "../factories.ts";
import { aFindablePerson } from "../support/findable.ts";
import { shown, useSeats } from "../support/seated.ts";

// Somebody says that what is held of them is wrong: from the letter to what stands on the case, and the answer.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  let coordinator: Page;
  let caseId: string;
  const shot = (what: string, of = page) => shown(of, `rights-${short}-${what}`);

  beforeAll(async () => {
    const { db } = seats;
    const p = await aPartnership(db, `Charnwood rights ${short}`);
    const { id: personId } = await aFindablePerson(db, p, { given: "Robin", family: "Vale", born: "1990-05-03" });
    ({ id: caseId } = await aCase(db, p, { reference: "CS-26-0007", person_id: personId }));
    page = await seats.sit(
      await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" }),
      javaScript,
    );
    coordinator = await seats.sit(await anActor(db, p, { groups: { [p.jagId]: "coordinator" } }), javaScript);
  });

  test("a request is recorded, and its clock stands until identity is proved", async () => {
    await page.goto(`${seats.app.origin}/rights`);
    await page.getByText("No request is open").waitFor();
    await shot("none");
    await page.getByRole("button", { name: "Record a request" }).click();
    await page.getByLabel("Whose data it is about").fill("Robin Vale");
    await page.getByRole("button", { name: "Record the request" }).click();
    await page.getByRole("alert").getByText("Select what is asked for").waitFor();
    await shot("errors");
    expect(await page.getByLabel("Whose data it is about").inputValue()).toBe("Robin Vale");
    await page.getByLabel("Rectification: something is wrong").check();
    await page.getByLabel(/^UK GDPR/).check();
    await page.getByLabel("The person themselves").check();
    await page.getByLabel("Letter", { exact: true }).check();
    await page.getByLabel("What they ask for, in their words").fill("I never lived there");
    await page.getByRole("button", { name: "Record the request" }).click();
    await page.getByText("The request has been recorded").waitFor();
    await page.getByText(/One month ends on/).waitFor();
    await shot("request");
    await page.getByRole("link", { name: "Record that proof of identity was asked for" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Waiting: nothing is due yet").waitFor();
    await page.getByRole("link", { name: "Record that identity was proved" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByText("Enter how it was proved").waitFor();
    await shot("step-errors");
    await page.getByLabel("How it was proved").fill("Driving licence seen at the front desk");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(/when identity was proved/).waitFor();
  });

  test("it is matched, and what is disputed stands on the case", async () => {
    await page.getByRole("link", { name: "Find whom it is about" }).click();
    await page.getByLabel(/^Robin Vale/).check();
    await shot("match");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("It has been recorded whom the request is about").waitFor();
    await page.getByRole("button", { name: "Mark an item" }).click();
    await page.getByLabel("Item", { exact: true }).selectOption({ label: await itemOf("Case, CS-26-0007") });
    await page.getByLabel("The person says that this is wrong").check();
    await page.getByLabel("What is said of the item").fill("They say that they never lived there");
    await shot("mark");
    await page.getByRole("button", { name: "Mark the item" }).click();
    await page.getByText("It stands on the item from now on").waitFor();
    await coordinator.goto(`${seats.app.origin}/cases/${caseId}`);
    await coordinator
      .getByText(/The person says that this is wrong, since .*: They say that they never lived there/)
      .waitFor();
    await shot("case", coordinator);
  });

  test("it is searched, closed and found among the closed", async () => {
    await page.getByRole("link", { name: "Record what was searched" }).click();
    await page.getByLabel("What was searched, and what was found").fill("The case and its notes");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "Close the request" }).click();
    await page.getByLabel("Granted", { exact: true }).check();
    await page.getByLabel("What they were told").fill("That their view stands on the record");
    await shot("close");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Closed" }).waitFor();
    await shot("closed");
    await page.goto(`${seats.app.origin}/rights?show=closed`);
    await page.getByRole("link", { name: "SR-26-0001" }).waitFor();
    await shot("list");
  });

  async function itemOf(begins: string) {
    const options = await page.getByLabel("Item", { exact: true }).locator("option").allTextContents();
    return options.find((text) => text.startsWith(begins)) ?? begins;
  }
});
