import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";

/** What the screen of an item shows again of one of its forms that was not taken. */
export type ItemReply = {
  intent: string;
  values: FormValues;
  errors: FieldErrors;
  /** After a lost race: what somebody else has recorded, by its labels. */
  recorded: Record<string, string | null> | null;
  isFarAhead: boolean;
};

/** Undefined for a form that was not the one that was sent. */
export function replyTo(reply: ItemReply | undefined, intent: string): ItemReply | undefined {
  return reply?.intent === intent ? reply : undefined;
}
