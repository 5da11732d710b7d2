import { ITEM_TEXT_NAMES } from "#app/domain/meetings/item-minute.ts";
import { TwoTexts } from "../forms/two-texts.tsx";
import type { ItemAutosave } from "./use-autosave.ts";

/** Both texts, and which of them is gone on with; the other is kept below the item either way. */
export function LostRace({ autosave: { state, dispatch, send } }: { autosave: ItemAutosave }) {
  return (
    <TwoTexts
      state={state}
      names={ITEM_TEXT_NAMES}
      about={`${state.held.savedByName ?? "Somebody else"} has written here meanwhile. Yours has not been written over theirs, and it is kept under “What others add”.`}
      onGiveWay={() => dispatch({ kind: "gave-way" })}
      onPutMine={() => void send(true)}
    />
  );
}
