import type { Page } from "playwright-core";
import { codeOf, expectAccessible } from "./browser.ts";

export const PASSWORD = "violet tractor over marmalade hills";

/** What a person needs to sign in. A code is taken once, so that the next sign-in asks for a recovery code. */
export type SignInOf = { email: string; secret: string; recoveryCodes: string[] };

/** From an invitation link to the first page: a password, an authenticator, the recovery codes. */
export async function enrol(
  page: Page,
  link: string,
  email: string,
  shot: (page: Page, name: string) => Promise<void> = async () => {},
): Promise<SignInOf> {
  await page.goto(link);
  await page.getByLabel("New password").fill(PASSWORD);
  await shot(page, "04-password");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("#key").waitFor();
  await shot(page, "05-authenticator");
  await expectAccessible(page);
  const secret = (await page.locator("#key").innerText()).trim();
  await page.getByLabel("Code from your authenticator app").fill(codeOf(secret));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("#recovery-codes").waitFor();
  await shot(page, "06-recovery-codes");
  await expectAccessible(page);
  const recoveryCodes = await page.locator("#recovery-codes code").allInnerTexts();
  await page.getByRole("button", { name: "I have saved my recovery codes" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { email, secret, recoveryCodes };
}

export async function signIn(page: Page, who: SignInOf | undefined) {
  if (!who) throw new Error("Nobody of that name has been invited");
  await page.goto("/");
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.goto("/sign-in/recovery-code");
  await page.getByLabel("Recovery code").fill(who.recoveryCodes.pop() ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** A day as three fields, as a person types it. */
export async function fillDay(page: Page, legend: string, day: string) {
  const group = page.getByRole("group", { name: legend });
  const [year = "", month = "", date = ""] = day.split("-");
  await group.getByLabel("Day").fill(String(Number(date)));
  await group.getByLabel("Month").fill(String(Number(month)));
  await group.getByLabel("Year").fill(year);
}
