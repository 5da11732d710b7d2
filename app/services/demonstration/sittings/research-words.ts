/** What an agency says it knows of the subject of a case. */
const ANYBODY: readonly string[] = [
  "Known since last year. One open matter, no concern for staff.",
  "Two contacts in the last six months, both by telephone. No open work.",
  "Open to us. The worker sees the household every fortnight and will come to the meeting if wanted.",
  "Closed to us some months ago; engaged well while open.",
  "Known from an earlier address. Nothing in the last twelve months.",
  "One visit in the period. The door was opened, and advice was taken.",
  "Referred to us and on the waiting list; a first appointment is expected within three weeks.",
  "Attended twice and then no more. A letter has been sent with a new date.",
  "Known and settled. We have nothing that speaks against what is planned.",
];
const POLICE: readonly string[] = [
  "Three calls in the period, one of them recorded as a report. No arrest.",
  "No call to the address in the period. One older marker, which is being reviewed.",
  "Stopped once in the town centre in the evening, in company. Words of advice.",
  "Two calls, both closed on the spot. The beat officer knows the household.",
  "Known as a witness only. Nothing recorded against the person.",
];
const FIRE: readonly string[] = [
  "Home visited: alarms fitted and tested, no further risk seen.",
  "One small fire at the bins in the period. A visit is offered.",
  "On the list for a home visit, which is booked for next week.",
];
const LEADS: readonly string[] = [
  "We lead this case. What has happened since the last meeting stands in its notes.",
  "Our case. Contact is being kept; the update is given at the meeting.",
  "Led by us. Actions are up to date, and the next visit is agreed.",
];

/** In the words of that agency; of a case that it leads, that it does. */
export function knownTo(agencyName: string, isLead: boolean): readonly string[] {
  if (isLead) return LEADS;
  if (agencyName === "Leicestershire Police") return POLICE;
  return agencyName === "Leicestershire Fire and Rescue Service" ? FIRE : ANYBODY;
}
