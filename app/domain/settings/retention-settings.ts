import type { SettingDefinition } from "./definition.ts";

const PROPOSED = "No source found: our proposal. Confirm with the council’s retention schedule";
const LADDER = "Devon; the stages of the Leicestershire protocol could not be read";

const stage = (number: number, shipped: string) =>
  ({
    area: "interventions",
    label: `Incremental approach, stage ${number}`,
    hint: "What is done at this stage. A stage may be left out for serious risk, with a reason",
    kind: "text",
    shipped,
    tag: "another-area",
    source: LADDER,
  }) as const;

const years = (label: string, hint: string, shipped: number, least: number) =>
  ({
    area: "retention",
    label,
    hint,
    kind: "count",
    shipped,
    least,
    most: 100,
    unit: "years",
    tag: "proposal",
    source: PROPOSED,
  }) as const;

const months = (label: string, hint: string, shipped: number, least: number) =>
  ({
    area: "retention",
    label,
    hint,
    kind: "months",
    shipped,
    least,
    most: 120,
    tag: "proposal",
    source: PROPOSED,
  }) as const;

/** The incremental approach (DOMAIN 4) and how long records are kept (7.6). */
export const RETENTION_SETTINGS = {
  "interventions.stage-1": stage(1, "Warning letter"),
  "interventions.stage-2": stage(2, "Second letter, visit and offer of support"),
  "interventions.stage-3": stage(
    3,
    "Multi-agency meeting; acceptable behaviour contract, community protection warning or notice",
  ),
  "interventions.stage-4": stage(4, "Legal action"),
  "retention.case-years": {
    ...years("Closed case", "Years from its closure", 6, 1),
    tag: "local",
    source:
      "Sentinel records less than six years old are to be migrated (SRC 000); Bury has 6, Darlington 5, Tewkesbury 3",
  },
  "retention.child-case-years": years(
    "Closed case of a child without an order",
    "Years from its closure, or until the age below, whichever is first. It is reviewed at 18 as well",
    3,
    1,
  ),
  "retention.child-case-until-age": years("Closed case of a child, until the age of", "Age of the child", 21, 18),
  "retention.order-years": years("After an order ends", "Years from the end of an order in force", 6, 1),
  "retention.unsubstantiated-years": years(
    "Allegation that was not substantiated",
    "Years from the day on which that was found. Not longer than a closed case",
    2,
    1,
  ),
  "retention.referral-years": years(
    "Referral that became no case",
    "Years from its decision. One that became a case goes with the case; one of a child is not kept longer than their case",
    3,
    1,
  ),
  "retention.incident-years": {
    ...years("Incident", "Years from its last day, and not before a case or problem that it belongs to", 6, 1),
    tag: "local",
    source: "Sentinel records less than six years old are to be migrated (SRC 000): the same as a closed case",
  },
  "retention.problem-years": years("Problem", "Years from its closure, and not before a case made of it", 6, 1),
  "retention.case-review-years": years("Case review", "Years from its closure", 6, 1),
  "retention.intervention-years": years(
    "Intervention without a case, that is no order",
    "Years from its end, or from the day on which it was given. An order is kept as is said above",
    3,
    1,
  ),
  "retention.document-years": years(
    "Document of nothing that has a period of its own",
    "Years from the end of the action, or from the closure of the premises, that it belongs to",
    6,
    1,
  ),
  "retention.request-years": years("What somebody asked about their own data", "Years from its closure", 3, 1),
  "retention.import-months": months(
    "What a loaded file said, row by row",
    "Months from the day on which it was loaded",
    12,
    1,
  ),
  "retention.notification-months": months("Notification", "Months from the day on which somebody was told", 12, 1),
  "retention.review-months": months(
    "Next review of a record that is not erased",
    "Months. A child’s record is extended by no more than this in all",
    12,
    1,
  ),
  "retention.extension-months": months("Longest extension of a record", "Months from the day of the decision", 24, 1),
  "retention.hold-months": months(
    "Hold on a record is looked at again",
    "Months from the day on which it was placed, at the latest",
    12,
    1,
  ),
  "retention.log-years-after": years("Log of a record", "Years beyond the life of the record", 1, 1),
} as const satisfies Record<string, SettingDefinition>;
