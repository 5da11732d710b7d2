/** When the powers came into force: Parts 2 to 6 of the 2014 Act, its Part 1, and the first wave of the 2026 Act. */
const PARTS_2_TO_6 = "2014-10-20";
const PART_1 = "2015-03-23";
const ACT_OF_2026 = "2026-06-29";

type Row = readonly [power: string, parameter: string, value: string, unit: string, fromDay: string, source: string];

const NOT_REREAD = "from general knowledge of the law, text not re-read";
const IN_FORCE_UNKNOWN =
  "Crime and Policing Act 2026; not confirmed to be in force, and this day is that of its first wave";

/** The numbers of DOMAIN 4, and with them those of 1.1, 2.5, 3.2 and 7.5, as read in the law. */
const READ: readonly Row[] = [
  ["abc", "usual-length", "6", "months", "2007-01-01", `Home Office guidance 2007; length ${NOT_REREAD}`],
  ["abc", "parent-below-age", "18", "years-old", "2007-01-01", "Home Office guidance 2007"],

  ["cpn", "minimum-age", "16", "years-old", PARTS_2_TO_6, "ASBCPA 2014 s43(1)"],
  ["cpn", "appeal-window", "21", "days", PARTS_2_TO_6, "ASBCPA 2014 s46; beginning with the day of issue"],
  ["cpn", "fine-level-individual", "4", "level", PARTS_2_TO_6, "ASBCPA 2014 s48"],
  ["cpn", "fine-body", "Unlimited", "words", PARTS_2_TO_6, "ASBCPA 2014 s48"],
  ["fpn", "cpn-most", "100", "pounds", PARTS_2_TO_6, "ASBCPA 2014 s52"],
  ["fpn", "pspo-most", "100", "pounds", PARTS_2_TO_6, "ASBCPA 2014 s68"],
  ["fpn", "no-proceedings-for", "14", "days", PARTS_2_TO_6, "ASBCPA 2014 ss52, 68; following the notice"],
  ["fpn", "early-payment-within", "14", "days", PARTS_2_TO_6, "ASBCPA 2014 ss52, 68; fewer days than this"],

  ["injunction", "minimum-age", "10", "years-old", PART_1, "ASBCPA 2014 s1(1)"],
  [
    "injunction",
    "adult-from-age",
    "18",
    "years-old",
    PART_1,
    "ASBCPA 2014 ss1, 6, 13; s14 on consulting: general knowledge",
  ],
  ["injunction", "child-longest", "12", "months", PART_1, "ASBCPA 2014 s6(2)"],
  ["injunction", "home-exclusion-minimum-age", "18", "years-old", PART_1, "ASBCPA 2014 s13"],
  ["injunction", "arrest-to-court", "24", "hours", PART_1, "ASBCPA 2014 s9"],
  ["injunction", "arrest-to-court-leaves-out", "Sunday, Christmas Day, Good Friday", "words", PART_1, "ASBCPA 2014 s9"],

  ["cbo", "minimum-age", "10", "years-old", PARTS_2_TO_6, "ASBCPA 2014 s22; age of criminal responsibility"],
  ["cbo", "adult-from-age", "18", "years-old", PARTS_2_TO_6, "ASBCPA 2014 ss22, 25"],
  ["cbo", "child-shortest", "1", "years", PARTS_2_TO_6, "ASBCPA 2014 s25(4)"],
  ["cbo", "child-longest", "3", "years", PARTS_2_TO_6, "ASBCPA 2014 s25(4)"],
  ["cbo", "adult-shortest", "2", "years", PARTS_2_TO_6, "ASBCPA 2014 s25(5); or indefinite"],
  ["cbo", "child-review-every", "12", "months", PARTS_2_TO_6, "ASBCPA 2014 s28; from its start or last variation"],
  ["cbo", "imprisonment-most", "5", "years", PARTS_2_TO_6, "ASBCPA 2014 s30; on indictment"],

  ["dispersal", "authorisation-longest", "48", "hours", PARTS_2_TO_6, "ASBCPA 2014 s34"],
  ["dispersal", "direction-longest", "48", "hours", PARTS_2_TO_6, "ASBCPA 2014 s35; from when it is given"],
  ["dispersal", "minimum-age", "10", "years-old", PARTS_2_TO_6, "ASBCPA 2014 s35"],
  ["dispersal", "taken-home-below-age", "16", "years-old", PARTS_2_TO_6, "ASBCPA 2014 s35"],
  ["dispersal", "item-disposable-after", "28", "days", PARTS_2_TO_6, "ASBCPA 2014 s37"],
  ["dispersal", "imprisonment-most", "3", "months", PARTS_2_TO_6, "ASBCPA 2014 s39"],
  ["dispersal", "fine-level", "4", "level", PARTS_2_TO_6, "ASBCPA 2014 s39"],

  ["closure-notice", "inspector-longest", "24", "hours", PARTS_2_TO_6, "ASBCPA 2014 s77; council or inspector"],
  ["closure-notice", "superintendent-longest", "48", "hours", PARTS_2_TO_6, "ASBCPA 2014 s77; or chief executive"],
  ["closure-notice", "extended-to", "48", "hours", PARTS_2_TO_6, "ASBCPA 2014 s77"],
  ["closure-notice", "leaves-out", "Christmas Day", "words", PARTS_2_TO_6, "ASBCPA 2014 s77"],

  ["closure-order", "heard-within", "48", "hours", PARTS_2_TO_6, "ASBCPA 2014 s80; after service"],
  ["closure-order", "heard-within-leaves-out", "Christmas Day", "words", PARTS_2_TO_6, "ASBCPA 2014 s80"],
  ["closure-order", "longest", "3", "months", PARTS_2_TO_6, "ASBCPA 2014 s80"],
  ["closure-order", "extension-longest", "3", "months", PARTS_2_TO_6, "ASBCPA 2014 s82"],
  ["closure-order", "total-longest", "6", "months", PARTS_2_TO_6, "ASBCPA 2014 s82; from the first start"],
  ["closure-order", "adjournment-longest", "14", "days", PARTS_2_TO_6, "ASBCPA 2014 s81"],
  ["closure-order", "notice-continued-longest", "48", "hours", PARTS_2_TO_6, "ASBCPA 2014 s81"],
  [
    "closure-order",
    "appeal-window",
    "21",
    "days",
    PARTS_2_TO_6,
    "ASBCPA 2014 s84; beginning with the day of the decision",
  ],

  ["pspo", "longest", "3", "years", PARTS_2_TO_6, "ASBCPA 2014 s60"],
  ["pspo", "extension-longest", "3", "years", PARTS_2_TO_6, "ASBCPA 2014 s60; any number of times, before it ends"],
  ["pspo", "fine-level", "3", "level", PARTS_2_TO_6, "ASBCPA 2014 s67"],
  ["pspo", "alcohol-fine-level", "2", "level", PARTS_2_TO_6, "ASBCPA 2014 s63"],

  ["absolute-possession", "closed-for-more-than", "48", "hours", PARTS_2_TO_6, "ASBCPA 2014 ss94, 97"],
  [
    "absolute-possession",
    "notice-after-conviction-within",
    "12",
    "months",
    PARTS_2_TO_6,
    "ASBCPA 2014 ss94–97; of the conviction or finding",
  ],
  [
    "absolute-possession",
    "notice-after-closure-within",
    "3",
    "months",
    PARTS_2_TO_6,
    "ASBCPA 2014 ss94–97; of the order, or the end of an appeal",
  ],
  [
    "absolute-possession",
    "secure-notice-lapses-after",
    "12",
    "months",
    PARTS_2_TO_6,
    "ASBCPA 2014 ss94–97; after the day stated in it",
  ],
  [
    "absolute-possession",
    "review-request-window",
    "7",
    "days",
    PARTS_2_TO_6,
    "Housing Act 1985 s85ZA; beginning with the day of service",
  ],

  ["case-review", "reporting-period-longest", "12", "months", PARTS_2_TO_6, "ASBCPA 2014 s105(4)"],
  [
    "case-review",
    "threshold-count-most",
    "3",
    "reports",
    PARTS_2_TO_6,
    "ASBCPA 2014 s104(4); Explanatory Notes para 231",
  ],

  [
    "age",
    "criminal-responsibility",
    "10",
    "years-old",
    "1964-02-01",
    `Children and Young Persons Act 1933 s50; ${NOT_REREAD}`,
  ],
  ["age", "adult", "18", "years-old", "1970-01-01", `Family Law Reform Act 1969 s1; ${NOT_REREAD}`],

  [
    "licence-review",
    "notice-shown-for",
    "28",
    "days",
    "2005-11-24",
    "East Northamptonshire; consecutive, from the day after the application",
  ],
  ["licence-review", "suspension-longest", "3", "months", "2005-11-24", "Licensing Act 2003 s52(4)"],
  [
    "licence-review",
    "modification-longest",
    "3",
    "months",
    "2005-11-24",
    "Licensing Act 2003 s52(6); when limited in time",
  ],
  [
    "licence-review",
    "after-closure-within",
    "28",
    "days",
    PARTS_2_TO_6,
    "Licensing Act 2003 s167(3); after the day of the court’s notice",
  ],
  [
    "summary-review",
    "interim-steps-within",
    "48",
    "hours",
    "2007-10-01",
    `Licensing Act 2003 s53A; leaving out non-working days: ${NOT_REREAD}`,
  ],
  [
    "summary-review",
    "hearing-within",
    "28",
    "days",
    "2007-10-01",
    "Licensing Act 2003 s53A, as practitioners quote it",
  ],
  ["alcohol-to-children", "closure-shortest", "48", "hours", "2012-04-25", `Licensing Act 2003 s169A; ${NOT_REREAD}`],
  ["alcohol-to-children", "closure-longest", "336", "hours", "2012-04-25", `Licensing Act 2003 s169A; ${NOT_REREAD}`],
  ["area-closure", "longest", "24", "hours", "2005-11-24", `Licensing Act 2003 s160; ${NOT_REREAD}`],

  ["subject-access", "answered-within", "1", "months", "2018-05-25", `UK GDPR Art 12, DPA 2018 s45; ${NOT_REREAD}`],
  ["subject-access", "extension-longest", "2", "months", "2018-05-25", `UK GDPR Art 12; ${NOT_REREAD}`],
  ["scrutiny", "meets-every", "12", "months", "2009-04-30", `S.I. 2009/942 reg 4; ${NOT_REREAD}`],
];

/** Of the Act of 2026 as others report it. They count for nothing until somebody confirms them. */
const DRAFTS: readonly Row[] = [
  ["fpn", "cpn-most", "500", "pounds", ACT_OF_2026, IN_FORCE_UNKNOWN],
  ["fpn", "pspo-most", "500", "pounds", ACT_OF_2026, IN_FORCE_UNKNOWN],
  ["dispersal", "authorisation-longest", "72", "hours", ACT_OF_2026, IN_FORCE_UNKNOWN],
  ["dispersal", "direction-longest", "72", "hours", ACT_OF_2026, IN_FORCE_UNKNOWN],
  ["closure-order", "heard-within", "72", "hours", ACT_OF_2026, IN_FORCE_UNKNOWN],
  ["respect-order", "minimum-age", "18", "years-old", ACT_OF_2026, `${IN_FORCE_UNKNOWN}; pilots first`],
  ["respect-order", "imprisonment-most", "2", "years", ACT_OF_2026, `${IN_FORCE_UNKNOWN}; pilots first`],
  ["cuckooing", "imprisonment-most", "5", "years", ACT_OF_2026, `${IN_FORCE_UNKNOWN}; Part 4 ch 2`],
  ["child-exploitation", "imprisonment-most", "10", "years", ACT_OF_2026, `${IN_FORCE_UNKNOWN}; Part 4 ch 1`],
];

const SHIPPED_AT = "2026-11-22T00:00:00.000Z";

/** As rows, with ids that are the same in every installation. */
export const LEGAL_PARAMETERS = [
  ...READ.map((row) => ({ row, confirmed_at: SHIPPED_AT })),
  ...DRAFTS.map((row) => ({ row, confirmed_at: null })),
].map(({ row: [power, parameter, value, unit, from_day, source], confirmed_at }, index) => ({
  id: `019aa5a0-0000-7000-8000-${String(index + 1).padStart(12, "0")}`,
  power,
  parameter,
  value,
  unit,
  from_day,
  until_day: null,
  source,
  confirmed_by: null,
  confirmed_at,
  version: 1,
}));
