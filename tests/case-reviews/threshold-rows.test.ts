import { expect, test } from "vitest";
import { testDatabase } from "../factories.ts";
import { compareHistories } from "./history-rows.ts";

test("the count of the rows of random histories is that of the independent reading", async () => {
  await expect(compareHistories(await testDatabase(), 150)).resolves.toBe(150);
}, 120_000);
