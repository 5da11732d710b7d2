import { data, redirect } from "@remix-run/node";

/** As app/forms makes them. */
type FieldErrors = Record<string, string>;
type FormValues = Record<string, string | string[]>;

type Result =
  | { kind: "not-found" | "forbidden" | "changed" | "done" }
  | { kind: "refused"; refusal: { field: string | null; message: string } };

const CHANGED = "Someone changed this after you opened it. Nothing of yours has been saved. Check what is recorded now";

/** What a page on which somebody's access to a case is changed answers; when it is done, the way goes on to `to`. */
export function accessReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      // The page shows what is recorded now, so sending the form again is about that.
      const { version, ...typed } = values;
      const errors: FieldErrors = { form: CHANGED };
      return data({ values: typed, errors, isChanged: version !== undefined }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ values, errors, isChanged: false }, 422);
    }
    case "done":
      return redirect(to);
  }
}

export function badAccessForm(form: { values: FormValues; errors: FieldErrors }) {
  return data({ values: form.values, errors: form.errors, isChanged: false }, 400);
}
