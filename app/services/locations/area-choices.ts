import { listAreas } from "#db/queries/areas.ts";
import type { Executor } from "#db/transaction.ts";

/** The beats and wards that may be picked for a place. */
export async function areaChoices(db: Executor, partnershipId: string) {
  const choices = async (kind: "beat" | "ward") =>
    (await listAreas(db, partnershipId, kind)).map(({ id, code, name }) => ({
      value: id,
      text: name === code ? code : `${code} ${name}`,
      code,
    }));
  return { beats: await choices("beat"), wards: await choices("ward") };
}
