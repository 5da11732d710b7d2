import { z } from "zod/mini";
import { isDay } from "../dates/iso-day.ts";
import type { Settings } from "../settings/definitions.ts";
import { ATTRIBUTIONS } from "./attribution.ts";
import { bandBecause } from "./band-because.ts";
import { BANDS } from "./bands.ts";
import type { Ledger, PremisesIncident } from "./ledger.ts";
import { SEVERITY_IDS } from "./severity.ts";

/** Of what is written from now on. A reader of each older version stays. */
const VERSION = 1;

const whole = z.number().check(z.int());
const day = z.string().check(z.refine(isDay));

const line = z.object({
  /** Of premises_incident. */
  id: z.string(),
  reference: z.string(),
  day,
  severity: z.enum(SEVERITY_IDS),
  attribution: z.enum(ATTRIBUTIONS),
  calledPolice: z.boolean(),
  goodPractice: z.boolean(),
  age: whole,
  base: whole,
  attributedShare: z.number(),
  attributed: whole,
  mitigated: whole,
  share: whole,
  counted: whole,
});

const frozenLedger = z.object({
  version: z.literal(VERSION),
  asAt: day,
  points: whole,
  band: z.enum(BANDS),
  bySingleIncident: z.boolean(),
  because: z.string(),
  /** The scheme of its day, as far as the reader needs it; points as points. */
  scheme: z.object({ amberFrom: z.number(), redFrom: z.number(), singleIncident: z.number(), windowDays: whole }),
  lines: z.array(line),
});
/** Points in millionths, shares in per cent, ages in days. */
export type FrozenLedger = z.output<typeof frozenLedger>;
export type FrozenLine = FrozenLedger["lines"][number];

type Entry = PremisesIncident & { id: string; reference: string };

/** What the group had before it when it agreed a grade; today's ledger is shown in the same shape. */
export function freezeLedger<I extends Entry>(ledger: Ledger<I>, settings: Settings, asAt: string): FrozenLedger {
  const { points, band, bySingleIncident, lines } = ledger;
  return {
    version: VERSION,
    ...{ asAt, points, band, bySingleIncident, because: bandBecause(ledger, settings) },
    scheme: {
      amberFrom: settings["premises.amber-from"],
      redFrom: settings["premises.red-from"],
      singleIncident: settings["premises.single-incident-amber"],
      windowDays: settings["premises.decay.third-days"],
    },
    lines: lines.map(({ incident, ...reckoned }) => {
      const { id, reference, severity, attribution, calledPolice, goodPractice } = incident;
      const attributedShare = reckoned.base === 0 ? 0 : (reckoned.attributed / reckoned.base) * 100;
      const what = { id, reference, day: incident.day, severity, attribution, calledPolice, goodPractice };
      return { ...what, ...reckoned, attributedShare: Math.round(attributedShare) };
    }),
  };
}

/** Null for what no version of ours has written. */
export function readFrozenLedger(text: string): FrozenLedger | null {
  try {
    const read = frozenLedger.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Those that count or would, those that are listed only, and those that wait for the meeting. */
export function partsOfLedger(lines: readonly FrozenLine[]) {
  const isWaiting = ({ attribution }: FrozenLine) => attribution === "undecided";
  const isApart = ({ attribution, attributedShare }: FrozenLine) =>
    attribution === "unrelated" || (attribution === "near" && attributedShare === 0);
  return {
    counted: lines.filter((one) => !isWaiting(one) && !isApart(one)),
    apart: lines.filter(isApart),
    waiting: lines.filter(isWaiting),
  };
}
