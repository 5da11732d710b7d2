type Row = readonly [power: string, parameter: string, value: string, unit: string, fromDay: string, source: string];

const PARTS_2_TO_6 = "2014-10-20";
const PART_1 = "2015-03-23";
const ACT_OF_2026 = "2026-06-29";
const VEHICLES = "2003-01-01";

const NOT_REREAD = "from general knowledge of the law, text not re-read";
const UNKNOWN = "Crime and Policing Act 2026; not confirmed to be in force, and this day is that of its first wave";

const inForce = (power: string, fromDay: string, source: string): Row => [
  ...([power, "in-force", "Yes", "words", fromDay] as const),
  source,
];

/** Since when each power may be used, and the numbers of those that had none. */
const READ: readonly Row[] = [
  inForce("cpw", PARTS_2_TO_6, "ASBCPA 2014 Part 4 ch 1"),
  inForce("cpn", PARTS_2_TO_6, "ASBCPA 2014 Part 4 ch 1"),
  inForce("fpn", PARTS_2_TO_6, "ASBCPA 2014 ss52, 68"),
  inForce("injunction", PART_1, "ASBCPA 2014 Part 1"),
  inForce("cbo", PARTS_2_TO_6, "ASBCPA 2014 Part 2"),
  inForce("dispersal", PARTS_2_TO_6, "ASBCPA 2014 Part 3"),
  inForce("closure-notice", PARTS_2_TO_6, "ASBCPA 2014 Part 4 ch 3"),
  inForce("closure-order", PARTS_2_TO_6, "ASBCPA 2014 Part 4 ch 3"),
  inForce("pspo", PARTS_2_TO_6, "ASBCPA 2014 Part 4 ch 2"),
  inForce("absolute-possession", PARTS_2_TO_6, "ASBCPA 2014 Part 5"),
  inForce("vehicle", VEHICLES, `Police Reform Act 2002 s59; ${NOT_REREAD}`),
  ["vehicle", "warning-counts-for", "12", "months", VEHICLES, `Police Reform Act 2002 s59; ${NOT_REREAD}`],
];

/** Of the Act of 2026 as others report it. They count for nothing until somebody confirms them. */
const DRAFTS: readonly Row[] = [
  inForce("respect-order", ACT_OF_2026, `${UNKNOWN}; pilots first`),
  inForce("housing-injunction", ACT_OF_2026, `${UNKNOWN}; replaces Part 1 of the Act of 2014`),
  inForce("youth-injunction", ACT_OF_2026, `${UNKNOWN}; replaces Part 1 of the Act of 2014`),
  ["youth-injunction", "minimum-age", "10", "years-old", ACT_OF_2026, UNKNOWN],
  ["youth-injunction", "below-age", "18", "years-old", ACT_OF_2026, UNKNOWN],
  ["youth-injunction", "longest", "12", "months", ACT_OF_2026, UNKNOWN],
];

const SHIPPED_AT = "2026-11-27T00:00:00.000Z";

/** As rows, with ids that are the same in every installation. */
export const LEGAL_IN_FORCE = [
  ...READ.map((row) => ({ row, confirmed_at: SHIPPED_AT })),
  ...DRAFTS.map((row) => ({ row, confirmed_at: null })),
].map(({ row: [power, parameter, value, unit, from_day, source], confirmed_at }, index) => ({
  ...{ id: `019aa5a0-0001-7000-8000-${String(index + 1).padStart(12, "0")}`, power, parameter, value, unit, from_day },
  ...{ until_day: null, source, confirmed_by: null, confirmed_at, version: 1 },
}));
