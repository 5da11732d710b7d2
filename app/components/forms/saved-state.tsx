import { londonHour } from "#app/domain/dates/iso-day.ts";
import { type Autosave, autosaveInWords, isStuck, type Texts } from "./autosave.ts";

/**
 * How it stands with what is typed. Said aloud only when something is wrong: a voice that says "saved" after each sentence
 * is in everybody's way. `atRest`: in the words of the page, where nothing is under way.
 */
export function SavedState<T extends Texts>({ state, atRest }: { state: Autosave<T>; atRest?: string }) {
  const words = atRest !== undefined && state.phase === "resting" ? atRest : autosaveInWords(state, londonHour);
  const isWrong = state.phase === "failed" || isStuck(state);
  return (
    <p className={isWrong ? "app-item-saved app-item-saved--not" : "app-item-saved"} suppressHydrationWarning>
      {isWrong ? null : words}
      <strong role="status">{isWrong ? words : ""}</strong>
    </p>
  );
}
