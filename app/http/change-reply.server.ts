import { data, redirect } from "@remix-run/node";
import {
  ACTION_STATUS_NAMES,
  type ActionPriority,
  type ActionStatus,
  PRIORITY_NAMES,
} from "#app/domain/actions/action.ts";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;

type Current = {
  version: number;
  status: ActionStatus;
  priority: ActionPriority;
  dueOn: string;
  ownerName: string | null;
  ownerAgencyName: string;
  finishedOn: string | null;
  outcome: string | null;
};
type Result =
  | { kind: "not-found" | "forbidden" | "far-ahead" | "done" }
  | { kind: "changed"; current: Current }
  | { kind: "refused"; refusal: { field: string | null; message: string } };

/** What a page on which an action is changed answers; when it is done, the way goes on to `to`. */
export function changeReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      // The person has now been shown this version, so sending the form again is about it.
      const sent = { ...values, version: String(result.current.version) };
      const errors: FieldErrors = {
        form: "Someone changed this action after you opened it. Nothing of yours has been saved",
      };
      return data({ ...EMPTY, values: sent, errors, current: recorded(result.current) }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ ...EMPTY, values, errors }, 422);
    }
    case "far-ahead":
      return data({ ...EMPTY, values, isFarAhead: true }, 200);
    case "done":
      return redirect(to);
  }
}

export function badFormReply(form: { values: FormValues; errors: FieldErrors }) {
  return data({ ...EMPTY, values: form.values, errors: form.errors }, 400);
}

function recorded({ status, priority, dueOn, ownerName, ownerAgencyName, finishedOn, outcome }: Current) {
  const words = { status: ACTION_STATUS_NAMES[status], priority: PRIORITY_NAMES[priority] };
  return { ...words, dueOn, ownerName, ownerAgencyName, finishedOn, outcome };
}

const EMPTY = {
  errors: {} as FieldErrors,
  current: null as ReturnType<typeof recorded> | null,
  isFarAhead: false,
};
