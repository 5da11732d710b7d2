import { longDay } from "../dates/iso-day.ts";
import { ageOn, RESPONSIBLE_AGE } from "../people/person.ts";
import { INCIDENT_FLAGS } from "./asb-headings.ts";
import type { CorrectedIncident } from "./correct-incident.form.ts";
import { FLAG_FIELDS, type IncidentFacts } from "./incident-facts.ts";
import { NO_STRAND } from "./refuse-log.ts";
import { happeningOf, type Refusal, refuseAfter, refuseOrder, type When } from "./when-it-happened.ts";

/** What came of an incident on a day, before which it must have happened; `what` ends a sentence: "the day of the report". */
export type DayAfter = { day: string; what: string };

type Known = {
  when: When;
  hasPlace: boolean;
  /** Hate of which nobody has said the kind, as a file may bring it. */
  isHateOfNoStrand: boolean;
  after: readonly DayAfter[];
  suspects: readonly { reference: string; birthDate: string | null }[];
};

/**
 * What cannot be, of a correction, as refuseLog says it of a report. Days are London's. What was recorded before and is left
 * as it stands is not asked again: of another day, that it is not after anything that came of it, the first of which is
 * named, and that nobody was under ten who is a suspect (DOMAIN 2.5; Children and Young Persons Act 1933 s50).
 */
export function refuseCorrection(form: CorrectedIncident, known: Known, today: string): Refusal[] {
  const faults = refuseOrder(form);
  const when = happeningOf(form);
  const isOtherDay = when.earliestDay !== known.when.earliestDay || when.latestDay !== known.when.latestDay;
  if (isOtherDay) faults.push(...refuseAfter(form, firstOf(known.after) ?? { day: today, what: "today" }));
  const young = when.latestDay === known.when.latestDay ? undefined : known.suspects.find(isTooYoungOn(when.latestDay));
  if (young && faults.length === 0)
    faults.push({
      field: "happenedOn",
      message: `${young.reference}, who is recorded as a suspect, was under ${RESPONSIBLE_AGE} on ${longDay(when.latestDay)}. Record them as a person at risk first`,
    });
  if (form.place === null && (known.hasPlace || form.postcode !== null))
    faults.push({ field: "place", message: "Enter where it happened" });
  if (form.hate === "yes" && form.strands.length === 0 && !known.isHateOfNoStrand)
    faults.push({ field: "strands", message: NO_STRAND });
  return faults;
}

function firstOf(days: readonly DayAfter[]): DayAfter | undefined {
  return days.reduce<DayAfter | undefined>((first, one) => (first && first.day <= one.day ? first : one), undefined);
}

function isTooYoungOn(day: string) {
  return ({ birthDate }: { birthDate: string | null }) => birthDate !== null && ageOn(birthDate, day) < RESPONSIBLE_AGE;
}

type Form = Omit<CorrectedIncident, "version" | "reason">;

/** The facts as they were typed. What belongs to an answer that was taken back goes with it: the vehicle, the strands. */
export function typedFacts(form: Form, kind: Pick<IncidentFacts, "heading" | "typeName">): IncidentFacts {
  const { place, postcode, qualifier, whatHappened, licensingSummary, suspectWords } = form;
  const flags = INCIDENT_FLAGS.map((flag) => [FLAG_FIELDS[flag], form.flags.includes(flag) ? 1 : 0] as const);
  return {
    ...happeningOf(form),
    ...(Object.fromEntries(flags) as Pick<IncidentFacts, (typeof flags)[number][0]>),
    ...{ placeName: place, postcode, heading: kind.heading, typeName: kind.typeName, qualifier },
    vehicleWords: form.flags.includes("vehicle") ? form.vehicleWords : null,
    isHate: form.hate === "yes" ? 1 : 0,
    strands: form.hate === "yes" ? [...form.strands].sort() : [],
    ...{ whatHappened, licensingSummary, suspectWords },
  };
}
