import { data, redirect } from "@remix-run/node";

/** As app/forms makes them. */
type FormValues = Record<string, string | string[]>;
type Result =
  | { kind: "not-found" | "done" }
  | { kind: "changed"; version: number }
  | { kind: "refused"; refusal: { field: string | null; message: string } };

const CHANGED = "Somebody changed this after you opened it. Nothing of yours has been saved: look at it again";

/** What a page on which a pack is worked on answers; when it is done, the way goes on to `to`. */
export function packReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const errors: Record<string, string> = { form: CHANGED };
      return data({ values: { ...values, version: String(result.version) }, errors }, 409);
    }
    case "refused": {
      const errors: Record<string, string> = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ values, errors }, 422);
    }
    case "done":
      return redirect(to);
  }
}

export function badPackForm({ values, errors }: { values: FormValues; errors: Record<string, string> }) {
  return data({ values, errors }, 400);
}
