import { data } from "@remix-run/node";

type Stood = { name: string; retiredOn: string | null };
type Result =
  | { kind: "not-found" }
  | { kind: "changed"; current: Stood & { version: number } }
  | { kind: "refused"; refusal: { field: string; message: string } };
type Values = Record<string, string | string[]>;

/** An entry of a partnership's own list, as the page that changes it shows it. */
export function recordedEntry({ name, retiredOn }: Stood) {
  return { name, offered: retiredOn === null ? ("yes" as const) : ("no" as const) };
}

/** What the page answers when the entry was not changed: not theirs, changed first by somebody else, or refused. */
export function ownEntryReply(result: Result, typed: Values, what: string) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const values: Values = { ...typed, version: String(result.current.version) };
      const errors: Record<string, string> = { form: `Someone changed this ${what} after you opened the page` };
      return data({ values, errors, current: recordedEntry(result.current) }, 409);
    }
    case "refused": {
      const errors: Record<string, string> = { [result.refusal.field]: result.refusal.message };
      return data({ values: typed, errors, current: null }, 422);
    }
  }
}
