import { beforeEach, expect, test } from "vitest";
import { isThrottled, sharedAddress } from "#app/domain/access/throttle.ts";
import { action as signIn } from "#app/routes/session/sign-in/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { testDatabase } from "../factories.ts";
import { TestBrowser } from "./browser.ts";
import { aSignInUser, PASSWORD } from "./people.ts";

const SHARED = sharedAddress("10.0.0.1");

test.each([
  ["the tenth try of an account", { account: 10, fromAddress: 1 }, "192.0.2.1", false],
  ["the eleventh", { account: 11, fromAddress: 1 }, "192.0.2.1", true],
  ["the tenth from an address", { account: 1, fromAddress: 10 }, "192.0.2.1", false],
  ["the eleventh from an address", { account: 1, fromAddress: 11 }, "192.0.2.1", true],
  ["the eleventh of an account from a shared address", { account: 11, fromAddress: 11 }, SHARED, true],
  ["the eleventh from a shared address", { account: 1, fromAddress: 11 }, SHARED, false],
  ["the thousandth", { account: 1, fromAddress: 1_000 }, SHARED, false],
  ["the one after it", { account: 1, fromAddress: 1_001 }, SHARED, true],
])("%s", (_name, tries, address, throttled) => {
  expect(isThrottled(tries, address)).toBe(throttled);
});

let db: Executor;
beforeEach(async () => {
  db = await testDatabase();
});

test("behind a proxy that nobody named, one person's wrong tries lock that account and nobody else's", async () => {
  const [one, other] = [await aSignInUser(db), await aSignInUser(db)];
  const browser = () => new TestBrowser(db, SHARED);
  for (let i = 0; i < 10; i++) await browser().post(signIn, { email: one.email, password: `wrong ${i}` });
  expect(await browser().post(signIn, { email: one.email, password: PASSWORD })).toMatchObject({ status: 429 });
  expect(await browser().post(signIn, { email: other.email, password: PASSWORD })).toMatchObject({ status: 302 });
});
