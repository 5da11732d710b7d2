import type { Executor } from "../transaction.ts";

export async function isAnswering(db: Executor) {
  await db.selectFrom("partnership").select("id").limit(1).execute();
}
