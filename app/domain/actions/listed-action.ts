import { z } from "zod/mini";
import { type ActionStatus, isOverdue } from "./action.ts";

type Row = {
  id: string;
  reference: string;
  words: string | null;
  status: ActionStatus;
  ownerName: string | null;
  ownerStatus: string | null;
  ownerAgencyName: string;
  dueOn: string;
  holdUntil: string | null;
};

/** A row of a list of actions, as its page shows it. */
export function listedAction({ id, reference, words, ownerName, ownerAgencyName, dueOn, ...a }: Row, today: string) {
  return {
    ...{ id, reference, words, ownerName, ownerAgencyName, dueOn },
    isOverdue: isOverdue({ ...a, dueOn }, today),
    remark: a.ownerStatus === "disabled" ? "The account of this person has ended" : null,
  };
}

/** The last row of the page before, in an address: a day and an id. */
export const afterField = z.catch(
  z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))),
  undefined,
);

export function afterKey(text: string | undefined) {
  const [dueOn = "", id = ""] = text?.split("~") ?? [];
  return { dueOn, id };
}

/** A page of rows out of one more than it holds, with the address of the next. */
export function pageOf<R extends { dueOn: string; id: string }>(rows: readonly R[], size: number) {
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { shown, next: last ? `${last.dueOn}~${last.id}` : null };
}

/** The last row of a page of finished actions, in the address of the next. */
export function finishedKey(text: string | undefined) {
  const [finishedOn = "", id = ""] = text?.split("~") ?? [];
  return text === undefined ? undefined : { finishedOn, id };
}

export function finishedPageOf<R extends { finishedOn: string | null; id: string }>(rows: readonly R[], size: number) {
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { shown, older: last?.finishedOn ? `${last.finishedOn}~${last.id}` : null };
}
