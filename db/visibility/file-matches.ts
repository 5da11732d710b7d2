import type { ExpressionBuilder } from "kysely";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "./imports.ts";
import { recordsOfSamePerson } from "./people.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

// A file is loaded for nobody in particular. Whom it takes for somebody known comes to stand in an incident that officers
// open, so it may only do so where that tells them nothing that is kept from them (DESIGN 5, DOMAIN 7.3).

/**
 * Whom a file may know by name: anybody but a person all of whose links are to restricted cases, who is in no incident and
 * made no report that officers see. As with the identity card, but whoever sends the file.
 */
export function knownByNameToFiles(eb: In<"person">) {
  const links = eb
    .selectFrom("case_link")
    .select("case_link.id")
    .where("case_link.person_id", "in", recordsOfSamePerson(eb));
  return eb.or([
    eb.not(eb.exists(links)),
    eb.exists(
      links
        .innerJoin("case_record", "case_record.id", "case_link.case_id")
        .where("case_record.visibility", "=", "standard"),
    ),
    eb.exists(
      eb
        .selectFrom("incident_person")
        .innerJoin("incident", "incident.id", "incident_person.incident_id")
        .select("incident_person.id")
        .where("incident_person.person_id", "in", recordsOfSamePerson(eb))
        .where("incident_person.ended_on", "is", null)
        .where(importIsVisible("incident.import_batch_id")),
    ),
    eb.exists(
      eb
        .selectFrom("report")
        .select("report.id")
        .where("report.reporter_person_id", "in", recordsOfSamePerson(eb))
        .where(importIsVisible("report.import_batch_id")),
    ),
  ]);
}

/** An address by whose postcode a file may know somebody: one that did not come through a restricted case, or a referral that became one. */
export function knownByPostcodeToFiles(eb: In<"person_address">) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom("case_record")
        .select("case_record.id")
        .where("case_record.visibility", "=", "restricted")
        .where((inner) =>
          inner.or([
            inner("case_record.id", "=", inner.ref("person_address.case_id")),
            inner("case_record.referral_id", "=", inner.ref("person_address.referral_id")),
          ]),
        ),
    ),
  );
}
