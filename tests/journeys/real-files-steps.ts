import type { Page } from "playwright-core";
import { expect } from "vitest";

type File = { name: string; type: string; content: Buffer };

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" }).click();

/** What a page says, waited for. */
export const said = (page: Page) => expect.poll(() => page.locator("main").innerText(), { timeout: 60_000 });

/** Once the page has been taken over, if it is to be: a radio button that is chosen in that moment goes back for a moment to what it was. */
export async function takenOver(page: Page) {
  await page.waitForFunction(
    () =>
      !("__remixContext" in window) ||
      Object.keys(document.querySelector("main form") ?? {}).some((key) => key.startsWith("__react")),
  );
}

export const asUpload = ({ name, type, content }: File) => ({ name, mimeType: type, buffer: content });

/** A file on its way in, up to the page on which its columns are chosen. */
export async function sendFile(page: Page, kind: string, file: File, group?: string) {
  await page.goto("/admin/imports/new");
  await takenOver(page);
  await page.getByLabel(kind, { exact: true }).check();
  if (group !== undefined) await page.getByLabel("Group that takes the cases").selectOption({ label: group });
  await page.getByLabel("The file").setInputFiles(asUpload(file));
  await press(page, "Send the file");
  await page.getByRole("heading", { name: /Choose the columns/ }).waitFor();
}

/** What is said to become of the rows, each fate with its count and those of none left out; nothing while they are looked at. */
async function fatesOf(page: Page): Promise<Record<string, number>> {
  if (!(await page.getByText("Checked, not loaded", { exact: true }).isVisible())) return {};
  const rows = page.getByRole("table", { name: "How many rows share each fate" }).locator("tbody tr");
  const cells = await rows.evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent ?? ""))); // prettier-ignore
  const counts = cells.map(([fate = "", count = ""]) => [fate, Number.parseInt(count, 10)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** The page looks again by itself until the file has been checked. */
export async function checkFile(page: Page, fates: Record<string, number>, button = "Check the file") {
  await press(page, button);
  await expect.poll(() => fatesOf(page), { timeout: 60_000 }).toEqual(fates);
}

/** Each row that is not taken: its line in the file, the column and the reason that the page gives. */
export async function refused(page: Page): Promise<string[]> {
  const rows = page.getByRole("table", { name: "All rows, in the order of the file" }).locator("tbody tr");
  const cells = await rows.evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll("td,th")].map((cell) => cell.textContent ?? ""))); // prettier-ignore
  return cells.filter(([, fate]) => fate !== "New").map((row) => row.join(" | "));
}

export async function loadRows(page: Page, rows: number) {
  await press(page, rows === 1 ? "Load 1 row" : `Load ${rows} rows`);
  await page.getByText("Loaded", { exact: true }).first().waitFor();
}

/** How many rows of the tables on a page have such a link, once the page is there. */
export async function countRows(page: Page, path: string, name: string | RegExp): Promise<number> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page.getByRole("row").getByRole("link", { name }).count();
}
