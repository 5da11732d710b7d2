import { changedTexts, ITEM_TEXT_NAMES } from "#app/domain/meetings/item-minute.ts";
import type { ItemAutosave } from "./use-autosave.ts";

/** Both texts, and which of them is gone on with; the other is kept below the item either way. */
export function LostRace({ autosave: { state, dispatch, send } }: { autosave: ItemAutosave }) {
  const { typed, held } = state;
  return (
    <div className="app-item-lost" role="group" aria-label="Two texts">
      <p className="govuk-body">
        {held.savedByName ?? "Somebody else"} has written here meanwhile. Yours has not been written over theirs, and it
        is kept under “What others add”.
      </p>
      <dl>
        {changedTexts(typed, held.texts).map((name) => (
          <div key={name}>
            <dt>{ITEM_TEXT_NAMES[name]}, as it stands now</dt>
            <dd>{held.texts[name] || "Nothing"}</dd>
            <dt>{ITEM_TEXT_NAMES[name]}, as you typed it</dt>
            <dd>{typed[name] || "Nothing"}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => dispatch({ kind: "gave-way" })}
      >
        Go on with the text as it stands
      </button>{" "}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void send(true)}>
        Put mine in its place
      </button>
    </div>
  );
}
