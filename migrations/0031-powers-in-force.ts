import { type AnyDatabase } from "./portable.ts";
import { LEGAL_IN_FORCE } from "./shipped/legal-in-force.ts";

/** Since when each power may be used: confirmed for those of 2014, a draft for those of 2026. */
export async function up(db: AnyDatabase) {
  await db.insertInto("legal_parameter").values(LEGAL_IN_FORCE).execute();
}
