import { data, redirect } from "@remix-run/node";
import { STEP_STATUS_NAMES, type StepStatus } from "#app/domain/risk/plan-step.ts";
import { stepParts } from "#app/domain/risk/plan-words.ts";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;

type Current = Parameters<typeof stepParts>[0] & { version: number; status: StepStatus };
/** The step as it is recorded now, part by part; null when nobody was first. */
type Said = Record<string, string> | null;
type Result =
  | { kind: "not-found" | "forbidden" | "done" }
  | { kind: "changed"; current: Current }
  | { kind: "refused"; refusal: { field: string | null; message: string } };

/** What a page on which a step of a plan is changed answers; when it is done, the way goes on to `to`. */
export function stepReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      // The person has now been shown this version, so sending the form again is about it.
      const sent = { ...values, version: String(result.current.version) };
      const errors: FieldErrors = {
        form: "Someone changed this step after you opened it. Nothing of yours has been saved",
      };
      const { status } = result.current;
      const current: Said = { ...stepParts(result.current), State: STEP_STATUS_NAMES[status] };
      return data({ values: sent, errors, current }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ values, errors, current: null as Said }, 422);
    }
    case "done":
      return redirect(to);
  }
}

export function badStepReply(form: { values: FormValues; errors: FieldErrors }) {
  return data({ values: form.values, errors: form.errors, current: null as Said }, 400);
}
