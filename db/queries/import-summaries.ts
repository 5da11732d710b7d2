import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { identityCardsVisibleTo } from "../visibility/people.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { seesEveryIncident } from "../visibility/incidents.ts";

/** Files of incidents that are loaded, the newest first; for whoever sees every incident. */
export function listIncidentFiles(db: Executor, actor: Actor, { after, limit }: { after?: string; limit: number }) {
  return files(db, actor)
    .$if(after !== undefined, (q) => q.where("import_follow_up.batch_id", "<", after ?? ""))
    .orderBy("import_follow_up.batch_id", "desc")
    .limit(limit)
    .execute();
}

export function findIncidentFile(db: Executor, actor: Actor, batchId: string) {
  return files(db, actor).where("import_follow_up.batch_id", "=", batchId).executeTakeFirst();
}

function files(db: Executor, actor: Actor) {
  return db
    .selectFrom("import_follow_up")
    .innerJoin("import_batch", "import_batch.id", "import_follow_up.batch_id")
    .innerJoin("import_run", "import_run.batch_id", "import_batch.id")
    .select(["import_follow_up.batch_id as id", "import_follow_up.recent_from as recentFrom"])
    .select([
      "import_run.file_name as fileName",
      "import_run.created_at as createdAt",
      "import_batch.row_count as rows",
    ])
    .where("import_follow_up.partnership_id", "=", actor.partnershipId)
    .where("import_batch.status", "=", "visible")
    .where((eb) => eb.lit(seesEveryIncident(actor)));
}

/** How many reports of each of these files were made before the day from which they raise duties. */
export async function countOlderReports(db: Executor, file: { id: string; recentFrom: string }): Promise<number> {
  const row = await db
    .selectFrom("report")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("import_batch_id", "=", file.id)
    .where("reported_on", "<", file.recentFrom)
    .where(importIsVisible("report.import_batch_id"))
    .executeTakeFirst();
  return Number(row?.count);
}

type Asked = { file: { id: string; recentFrom: string }; least: number; after?: string; limit: number };

/**
 * For whom so many older reports of a file or more were made, with the first and the last day and the last report: people
 * of whom a duty would have arisen if the reports had been logged here on their days.
 */
export function listVictimsOfFile(db: Executor, actor: Actor, { file, least, after, limit }: Asked) {
  return db
    .selectFrom("report")
    .innerJoin("person as told", "told.id", "report.for_person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("told.merged_into_id", "told.id"))),
    )
    .select(["person.id", "person.reference", "person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .select((eb) => [
      eb.fn.countAll().as("reports"),
      eb.fn.min("report.reported_on").as("firstOn"),
      eb.fn.max("report.reported_on").as("lastOn"),
      eb.fn.max("report.id").as("reportId"),
    ])
    .where("report.import_batch_id", "=", file.id)
    .where("report.reported_on", "<", file.recentFrom)
    .where(importIsVisible("report.import_batch_id"))
    .where(identityCardsVisibleTo(actor))
    .where((eb) => eb.lit(seesEveryIncident(actor)))
    .$if(after !== undefined, (q) => q.where("person.id", ">", after ?? ""))
    .groupBy(["person.id", "person.reference", "person.given_names", "person.family_name"])
    .groupBy(["person.birth_date", "person.birth_date_basis"])
    .having((eb) => eb(eb.fn.countAll(), ">=", least))
    .orderBy("person.id")
    .limit(limit)
    .execute();
}
