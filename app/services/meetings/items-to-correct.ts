import { minutesContentIn } from "#app/domain/meetings/minutes-content.ts";
import { itemTitle } from "#app/domain/meetings/minutes-sheet.ts";
import { unsafeFindMinutesContent } from "#db/queries/minutes.ts";
import type { AgendaContext } from "./agenda-change.ts";
import { itemsOpenTo } from "./items-open-to.ts";
import type { OpenedMinutes } from "./minutes-opened.ts";

/** The items of confirmed minutes that the reader opens, by number and title. */
export async function itemsToCorrect(context: AgendaContext, minutes: OpenedMinutes) {
  const content = minutesContentIn((await unsafeFindMinutesContent(context.db, minutes.confirmed?.id ?? "")) ?? "");
  const { ids } = await itemsOpenTo(context, minutes);
  return content.items
    .filter(({ id }) => ids.has(id))
    .map((item) => ({ id: item.id, words: `${item.number}. ${itemTitle(item)}` }));
}
