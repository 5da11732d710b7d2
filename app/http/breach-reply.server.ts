import { data, redirect } from "@remix-run/node";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;

type Result =
  | { kind: "not-found" | "forbidden" | "done" }
  | { kind: "changed"; current: { version: number } }
  | { kind: "refused"; refusal: { field: string; message: string } };

/** What a page on which a breach is recorded or changed answers; when it is done, the way goes on to `to`. */
export function breachReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      // The page now shows what stands, so sending the form again is about that.
      const errors: FieldErrors = {
        form: "Someone changed this breach after you opened it. Nothing of yours has been saved",
      };
      return data({ values: { ...values, version: String(result.current.version) }, errors }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
      return data({ values, errors }, 422);
    }
    case "done":
      return redirect(to);
  }
}
