import { data, redirect } from "@remix-run/node";

type FormValues = Record<string, string | string[]>;
type Result =
  | { kind: "not-found" | "forbidden" | "done" }
  | { kind: "changed"; newestId: string | null }
  | { kind: "refused"; refusal: { field: string | null; message: string } };

/** What a page on which something is said of a risk answers; when it is done, the way goes on to `to`. */
export function riskReply(result: Result, values: FormValues, to: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "changed": {
      // The page shows what was recorded meanwhile, so sending the form again reckons with it.
      const errors: Record<string, string> = {
        form: "Somebody has recorded this after you opened the form. Nothing of yours has been saved",
      };
      return data({ values: { ...values, seen: result.newestId ?? "" }, errors, isStale: true }, 409);
    }
    case "refused": {
      const errors: Record<string, string> = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ values, errors, isStale: false }, 422);
    }
    case "done":
      return redirect(to);
  }
}

export function badRiskForm(form: { values: FormValues; errors: Record<string, string> }) {
  return data({ values: form.values, errors: form.errors, isStale: false }, 400);
}
