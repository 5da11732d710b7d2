import { longDay } from "../dates/iso-day.ts";
import { refuseBirthDate } from "../people/person.ts";
import { happeningOf, type Refusal, refuseAfter, refuseOrder } from "./when-it-happened.ts";
import { FURTHER_ROWS, type LoggedIncident, NAMED_WHO, type NamedWho } from "./log-incident.form.ts";

/** Somebody as the form names them; null when it names nobody. */
export function namedIn(form: LoggedIncident, who: NamedWho) {
  if (who === "reporter" && form.reporterKind === "anonymous") return null;
  if (who === "affected" && form.affectedKind !== "other") return null;
  const [givenNames, familyName, birthDate] = [form[`${who}Given`], form[`${who}Family`], form[`${who}Born`]];
  const chosen = form[`${who}Id`];
  if (familyName === null && givenNames === null && chosen === null) return null;
  const birthDateBasis = birthDate === null ? ("unknown" as const) : ("exact" as const);
  return { who, givenNames: givenNames ?? "", familyName: familyName ?? "", birthDate, birthDateBasis, chosen };
}

/** When each incident of the report happened: the first, which may be a range, and every further night. */
export function happenings(form: LoggedIncident) {
  const further = FURTHER_ROWS.flatMap((n) => {
    const [day, time] = [form[`also${n}`], form[`also${n}At`]];
    return day === null ? [] : [{ earliestDay: day, earliestTime: time, latestDay: day, latestTime: time }];
  });
  return [happeningOf(form), ...further];
}

/** What cannot be, beyond the shape of each entry. Days are London's. */
export function refuseLog(form: LoggedIncident, today: string): Refusal[] {
  const faults: Refusal[] = [];
  const say = (field: string, message: string) => faults.push({ field, message });
  if (form.reportedOn > today) say("reportedOn", "Day of the report must be today or in the past");
  const after = (day: string) => day > form.reportedOn;
  const notAfter = `must be on or before the day of the report, ${longDay(form.reportedOn)}`;
  faults.push(...refuseOrder(form), ...refuseAfter(form, { day: form.reportedOn, what: "the day of the report" }));
  for (const n of FURTHER_ROWS) {
    const day = form[`also${n}`];
    if (day !== null && after(day)) say(`also${n}`, `Further day ${notAfter}`);
    if (day === null && form[`also${n}At`] !== null) say(`also${n}`, "Enter the further day");
  }
  if (form.sameAs !== null && form.sameAs !== "new" && happenings(form).length > 1)
    say("sameAs", "Add the further nights as a report of their own: one incident is one night");
  if (form.reporterPostcode !== null && form.reporterAddress === null)
    say("reporterAddress", "Enter the address that this is the postcode of");
  if (form.hate === "yes" && form.strands.length === 0) say("strands", NO_STRAND);
  if (form.problemId === "new" && form.problemTitle === null) say("problemTitle", "Enter the problem in a few words");
  for (const who of NAMED_WHO) faults.push(...refuseNamed(form, who, today));
  return faults;
}

function refuseNamed(form: LoggedIncident, who: NamedWho, today: string): Refusal[] {
  const isAsked =
    (who === "reporter" && form.reporterKind === "named") || (who === "affected" && form.affectedKind === "other");
  const person = namedIn(form, who);
  if (person === null) return isAsked ? [{ field: `${who}Family`, message: MISSING[who] }] : [];
  if (person.chosen !== null && person.chosen !== "new") return [];
  if (person.familyName === "") return [{ field: `${who}Family`, message: "Enter the family name" }];
  if (person.givenNames === "") return [{ field: `${who}Given`, message: "Enter the given names" }];
  const refusal = refuseBirthDate(person, today);
  return refusal ? [{ field: `${who}Born`, message: refusal.message }] : [];
}

/** Hate that nobody says the kind of. */
export const NO_STRAND = "Select at least one strand";

const MISSING: Record<NamedWho, string> = {
  reporter: "Enter who reports, or say that it is anonymous",
  affected: "Enter who was affected",
  suspect: "Enter who is thought responsible",
};
