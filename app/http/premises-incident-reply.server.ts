import { data, redirect } from "@remix-run/node";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;
type Versions = { label: string; recorded: string | null; entered: string | null }[];

type Result =
  | { kind: "not-found" | "done" }
  | { kind: "changed"; version: number; versions: Versions }
  | { kind: "refused"; refusal: { field: string; message: string } };

/** What a page on which an incident at premises is changed answers; when it is done, the way goes on to `to`. */
export function premisesIncidentReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const errors: FieldErrors = { form: "Someone changed this incident after you opened it" };
      const { version, versions } = result;
      return data({ values: { ...values, version: String(version) }, errors, versions: versions }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
      return data({ values, errors, versions: null }, 422);
    }
    case "done":
      return redirect(to);
  }
}

export function badPremisesIncidentForm({ values, errors }: { values: FormValues; errors: FieldErrors }) {
  return data({ values, errors, versions: null as Versions | null }, 400);
}
