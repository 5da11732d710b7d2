import { data, redirect } from "@remix-run/node";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { pointsWithUnit } from "#app/domain/premises/band-because.ts";
import { type Band, BAND_NAMES } from "#app/domain/premises/bands.ts";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;
type Recorded = Record<string, string | null>;

type Standing = { id: string; gradedOn: string; agreedBand: Band; reason: string | null; agreedBy: string | null };
type Result =
  | { kind: "not-found" | "done" }
  | { kind: "changed"; current: Standing | null }
  | { kind: "moved"; points: number }
  | { kind: "refused"; refusal: { field: string | null; message: string } };

const NOTHING: Recorded | null = null;

/** What the page on which a grade is agreed answers. Whoever was second sees both grades, and may then correct the first. */
export function gradeReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const { current } = result;
      const sent = { ...values, standing: current?.id ?? "" };
      const message = current
        ? "Someone recorded a grade for this meeting after you opened this page. Nothing of yours has been saved"
        : "Someone changed these premises after you opened this page. Nothing of yours has been saved";
      const errors: FieldErrors = { form: message };
      return data({ values: sent, errors, recorded: current ? recordedGrade(current) : NOTHING }, 409);
    }
    case "moved": {
      const sent = { ...values, seenPoints: String(result.points) };
      const errors: FieldErrors = {
        form: `The points changed after you opened this page: they are ${pointsWithUnit(result.points)} now. Look at them, and save again`,
      };
      return data({ values: sent, errors, recorded: NOTHING }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ values, errors, recorded: NOTHING }, 422);
    }
    case "done":
      return redirect(to);
  }
}

export function badGradeForm(form: { values: FormValues; errors: FieldErrors }) {
  return data({ values: form.values, errors: form.errors, recorded: NOTHING }, 400);
}

function recordedGrade({ gradedOn, agreedBand, reason, agreedBy }: Standing): Recorded {
  return {
    Grade: BAND_NAMES[agreedBand],
    Reason: reason,
    Meeting: longDay(gradedOn),
    "Recorded by": agreedBy ?? "Somebody who has left",
  };
}
