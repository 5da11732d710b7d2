import { data, redirect } from "@remix-run/node";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;
type Result =
  | { kind: "not-found" | "done" }
  | { kind: "changed"; current: { version: number } }
  | { kind: "refused"; refusal: { field: string; message: string } };

/** What a page answers on which one thing of a request about somebody's own data is recorded; done, the way goes on. */
export function requestReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      // The person has now been shown this version, so sending the form again is about it.
      const sent = { ...values, version: String(result.current.version) };
      const errors: FieldErrors = {
        form: "Somebody changed this after you opened it. Nothing of yours has been saved",
      };
      return data({ values: sent, errors }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
      return data({ values, errors }, 422);
    }
    case "done":
      return redirect(to);
  }
}
