import { longDay } from "../dates/iso-day.ts";
import { ADULT_AGE, ageOn, birthdayOf } from "../people/person.ts";
import { counted, type Held, type Linked, retained, type Retained, type SettingsOn, withIts } from "./retained.ts";

// One function a kind (DOMAIN 7.6): the facts of a record and the settings of the day from which its time counts.

type With = { heldBy: readonly Held[]; linked?: readonly Linked[]; settingsOn: SettingsOn };

const years = (count: number) => ({ count, unit: "years" as const });
const months = (count: number) => ({ count, unit: "months" as const });

function open(working: string, { heldBy, linked }: With, proposed: Retained["proposed"] = "erase") {
  return retained({ rule: "open", reviewOn: null, working, proposed }, heldBy, linked);
}

/** One that became a case goes with the case. Of a child it is kept no longer than a child's case would be. */
export function retainReferral(
  { decidedOn, birthDate, itsCase }: { decidedOn: string | null; birthDate: string | null; itsCase: Linked | null },
  by: With,
): Retained {
  if (itsCase) return withIts("with-case", [itsCase], by.heldBy, "erase");
  if (decidedOn === null) return open("The referral waits for a decision", by);
  const set = by.settingsOn(decidedOn);
  const count = counted("Decided", decidedOn, years(set["retention.referral-years"]));
  if (birthDate === null || ageOn(birthDate, decidedOn) >= ADULT_AGE)
    return retained({ rule: "decision", ...count, proposed: "erase" }, by.heldBy);
  const [keptUntil = count.reviewOn] = [
    count.reviewOn,
    counted("", decidedOn, years(set["retention.child-case-years"])).reviewOn,
    birthdayOf(birthDate, set["retention.child-case-until-age"]),
  ].sort();
  const at18 = birthdayOf(birthDate, ADULT_AGE);
  return retained(
    {
      ...{ rule: "decision-child", reviewOn: at18 < keptUntil ? at18 : keptUntil, keptUntil, isChild: true },
      working: `Decided on ${longDay(decidedOn)}, a child then: kept until ${longDay(keptUntil)}, reviewed at 18`,
      proposed: "erase",
    },
    by.heldBy,
  );
}

/** From its last day, and never before a case or a problem that it belongs to. */
export function retainIncident({ lastDay }: { lastDay: string }, by: With): Retained {
  const count = counted("Happened", lastDay, years(by.settingsOn(lastDay)["retention.incident-years"]));
  return retained({ rule: "last-day", ...count, proposed: "anonymise" }, by.heldBy, by.linked);
}

/** With the last of its incidents; from the day on which it was made when it has none. */
export function retainReport({ reportedOn }: { reportedOn: string }, by: With): Retained {
  if (by.linked && by.linked.length > 0) return withIts("last-incident", by.linked, by.heldBy, "erase");
  const count = counted("Made", reportedOn, years(by.settingsOn(reportedOn)["retention.incident-years"]));
  return retained({ rule: "reported", ...count, proposed: "erase" }, by.heldBy);
}

export function retainProblem({ closedOn }: { closedOn: string | null }, by: With): Retained {
  if (closedOn === null) return open("The problem is open", by, "anonymise");
  const count = counted("Closed", closedOn, years(by.settingsOn(closedOn)["retention.problem-years"]));
  return retained({ rule: "problem-closed", ...count, proposed: "anonymise" }, by.heldBy, by.linked);
}

export function retainCaseReview({ closedOn }: { closedOn: string | null }, by: With): Retained {
  if (closedOn === null) return open("The case review is open", by);
  const count = counted("Closed", closedOn, years(by.settingsOn(closedOn)["retention.case-review-years"]));
  return retained({ rule: "review-closed", ...count, proposed: "erase" }, by.heldBy, by.linked);
}

export type InterventionToRetain = {
  isInForce: boolean;
  isOrder: boolean;
  /** Ended before its time, or on its last day; null for what does not last, or has no end. */
  endedOn: string | null;
  givenOn: string;
  itsCase: Linked | null;
};

/** In a case it goes with the case. Otherwise from its end, an order for longer; in force it has no day. */
export function retainIntervention(one: InterventionToRetain, by: With): Retained {
  if (one.itsCase) return withIts("with-case", [one.itsCase], by.heldBy, "anonymise");
  if (one.isInForce) return open("It is in force", by, "anonymise");
  const from = one.endedOn ?? one.givenOn;
  const set = by.settingsOn(from);
  const length = years(one.isOrder ? set["retention.order-years"] : set["retention.intervention-years"]);
  const count = counted(one.endedOn === null ? "Given" : "Ended", from, length);
  return retained({ rule: one.isOrder ? "order-ended" : "given", ...count, proposed: "anonymise" }, by.heldBy);
}

export type DocumentToRetain = {
  addedOn: string;
  /** A record of a kind that has a rule. */
  record: Linked | null;
  /** An action or licensed premises, which have none: the day of its end, null while it goes on. */
  context: { words: string; endedOn: string | null } | null;
};

/** With its record. Of premises or an action of a group: from their end. Its record gone, it is due at once. */
export function retainDocument({ addedOn, record, context }: DocumentToRetain, by: With): Retained {
  if (record) return withIts("with-record", [record], by.heldBy, "erase");
  if (!context)
    return retained(
      { rule: "record-gone", reviewOn: addedOn, working: "The record that it belonged to is gone", proposed: "erase" },
      by.heldBy,
    );
  if (context.endedOn === null) return open(context.words, by);
  const count = counted("Ended", context.endedOn, years(by.settingsOn(context.endedOn)["retention.document-years"]));
  return retained({ rule: "context-ended", ...count, proposed: "erase" }, by.heldBy);
}

/** What a file said, row by row; not the records that it brought. */
export function retainImport({ loadedOn }: { loadedOn: string }, by: With): Retained {
  const count = counted("Loaded", loadedOn, months(by.settingsOn(loadedOn)["retention.import-months"]));
  return retained({ rule: "loaded", ...count, proposed: "erase" }, by.heldBy);
}

export function retainNotification({ toldOn }: { toldOn: string }, by: With): Retained {
  const count = counted("Told", toldOn, months(by.settingsOn(toldOn)["retention.notification-months"]));
  return retained({ rule: "told", ...count, proposed: "erase" }, by.heldBy);
}

export function retainRequest({ closedOn }: { closedOn: string | null }, by: With): Retained {
  if (closedOn === null) return open("The request is open", by);
  const count = counted("Closed", closedOn, years(by.settingsOn(closedOn)["retention.request-years"]));
  return retained({ rule: "request-closed", ...count, proposed: "erase" }, by.heldBy);
}

/** With the last of everything that names the person; due at once when nothing does; any that is open or held holds it. */
export function retainPerson({ recordedOn }: { recordedOn: string }, by: With): Retained {
  if (by.linked && by.linked.length > 0) return withIts("last-link", by.linked, by.heldBy, "erase");
  return retained(
    {
      ...{ rule: "names-nobody", reviewOn: recordedOn, proposed: "erase" },
      working: `Recorded on ${longDay(recordedOn)}, and nothing names the person any more`,
    },
    by.heldBy,
  );
}
