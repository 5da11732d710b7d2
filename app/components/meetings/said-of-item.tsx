import { ITEM_TEXT_NAMES, type ItemTexts } from "#app/domain/meetings/item-minute.ts";
import type { Autosave } from "../forms/autosave.ts";

/** For those who do not write: the text as it was last saved, as it grows. */
export function SaidOfItem({ state }: { state: Autosave<ItemTexts> }) {
  const names = (Object.keys(ITEM_TEXT_NAMES) as (keyof ItemTexts)[]).filter(
    (name) => state.held.texts[name].trim() !== "",
  );
  if (names.length === 0) return <p className="govuk-body">Nothing has been written yet.</p>;
  return (
    <dl className="app-item-answers">
      {names.map((name) => (
        <div key={name}>
          <dt>{ITEM_TEXT_NAMES[name]}</dt>
          <dd className="app-item-words">{state.held.texts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
