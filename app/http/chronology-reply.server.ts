import { data, redirect } from "@remix-run/node";

/** As app/forms makes them. */
type FormValues = Record<string, string | string[]>;
type Result =
  | { kind: "not-found" }
  | { kind: "refused"; refusal: { field: string; message: string } }
  | { kind: "done"; id: string };

/** What the form of a chronology answers; made, it is shown for the printer. */
export function chronologyReply(result: Result, values: FormValues) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused": {
      const errors: Record<string, string> = { [result.refusal.field]: result.refusal.message };
      return data({ values, errors }, 422);
    }
    case "done":
      return redirect(`/incidents/chronologies/${result.id}`);
  }
}
