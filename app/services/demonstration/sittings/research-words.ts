/** What an agency says it knows of the subject of a case. */
export const KNOWN: readonly string[] = [
  "Known since last year. One open matter, no concern for staff.",
  "Two contacts in the last six months, both by telephone. No open work.",
  "Open to us. The worker sees the household every fortnight and will come to the meeting if wanted.",
  "Closed to us in the spring quarter; engaged well while open.",
  "Known from an earlier address. Nothing in the last twelve months.",
  "One visit in the period. The door was opened, and advice was taken.",
  "Referred to us and on the waiting list; a first appointment is expected within three weeks.",
  "Known as a neighbour of another case of ours; no record in their own name since.",
  "Three calls in the period, one of them to be counted as a report. No arrest.",
  "We hold a marker from some years ago, which is being reviewed.",
  "Attended twice and then no more. A letter has been sent with a new date.",
  "Known and settled. We have nothing that speaks against what is planned.",
];
