import { data, redirect } from "@remix-run/node";
import { CASE_STATUS_NAMES, type CaseStatus } from "#app/domain/cases/case-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { type LinkRole, type LinkStanding, linkWords } from "#app/domain/people/link-roles.ts";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;
type Recorded = Record<string, string | null>;

const NOTHING: Recorded | null = null;

type Refusal = { field: string | null; message: string };

type Result<C extends { version: number }> =
  | { kind: "not-found" | "forbidden" | "done" }
  | { kind: "changed"; current: C }
  | { kind: "refused"; refusal: Refusal; more?: readonly Refusal[] };

/** What a page on which a case, or something of it, is changed answers; when it is done, the way goes on to `to`. */
export function caseReply<C extends { version: number }>(
  result: Result<NoInfer<C>>,
  values: FormValues,
  { to, recorded }: { to: string; recorded: (current: C) => Recorded },
) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      // The person has now been shown this version, so sending the form again is about it.
      const sent = { ...values, version: String(result.current.version) };
      const errors: FieldErrors = {
        form: "Someone changed this after you opened it. Nothing of yours has been saved",
      };
      return data({ values: sent, errors, recorded: recorded(result.current) }, 409);
    }
    case "refused": {
      const refusals = [result.refusal, ...(result.more ?? [])];
      const errors: FieldErrors = Object.fromEntries(refusals.map(({ field, message }) => [field ?? "form", message]));
      return data({ values, errors, recorded: NOTHING }, 422);
    }
    case "done":
      return redirect(to);
  }
}

export function badCaseForm(form: { values: FormValues; errors: FieldErrors }) {
  return data({ values: form.values, errors: form.errors, recorded: NOTHING }, 400);
}

type Case = {
  version: number;
  status: CaseStatus;
  leadAgencyName: string;
  leadUserName: string | null;
  supervisorName: string | null;
  holdUntil: string | null;
  closedOn: string | null;
};

/** By the labels under which a form sets what was typed beside it. */
export function recordedCase(current: Case): Recorded {
  const day = (value: string | null) => (value === null ? null : longDay(value));
  return {
    State: CASE_STATUS_NAMES[current.status],
    Lead: [current.leadUserName, current.leadAgencyName].filter(Boolean).join(", "),
    Supervisor: current.supervisorName,
    "On hold until": day(current.holdUntil),
    "Closed on": day(current.closedOn),
  };
}

type Link = {
  version: number;
  role: LinkRole;
  standing: LinkStanding | null;
  fromDay: string;
  untilDay: string | null;
  standingSource: string | null;
  note: string | null;
};

export function recordedLink({ role, standing, fromDay, untilDay, standingSource, note }: Link): Recorded {
  return {
    Role: linkWords(role, standing),
    From: longDay(fromDay),
    Until: untilDay === null ? null : longDay(untilDay),
    Source: standingSource,
    Note: note,
  };
}
