import type { ContributionKind, ItemTexts } from "#app/domain/meetings/item-minute.ts";
import type { Held } from "../forms/autosave.ts";
import { postByItself } from "../forms/save-requests.ts";

export type ShownContribution = {
  id: string;
  kind: ContributionKind;
  words: string;
  saidAt: string;
  by: string;
  agencyName: string;
  isOwn: boolean;
};
/** What the server says of an item: with the page, and whenever the page asks again. */
export type Heard = Held<ItemTexts> & { writerName: string | null; contributions: readonly ShownContribution[] };

/** Takes the pen where it lies, or keeps it in hand: by itself too, while somebody sits in the text. */
export async function beginWriting(address: string, token: string, isByItself: boolean): Promise<boolean> {
  const body = new URLSearchParams({ formToken: token, intent: "begin" });
  try {
    return (await postByItself(address, body, isByItself)).ok;
  } catch {
    return true;
  }
}
