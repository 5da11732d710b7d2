import { changedTexts, type ItemTexts } from "#app/domain/meetings/item-minute.ts";

/** What the server holds, as it last said. Instants are ISO text in UTC. */
export type Held = {
  version: number;
  texts: ItemTexts;
  savedAt: string | null;
  savedByName: string | null;
};

export type Autosave = {
  /** What stands in the open page, and nowhere else until it is saved. */
  typed: ItemTexts;
  held: Held;
  phase: "resting" | "typing" | "saving" | "failed" | "signed-out" | "lost" | "refused";
  /** The text that is under way to the server. */
  sent: ItemTexts | null;
  /** Tries that came to nothing since the last that did. */
  failures: number;
  /** When the first words were typed that are not saved yet; milliseconds. */
  unsavedSince: number | null;
  /** When something was typed last; milliseconds. */
  typedAt: number;
  /** Another who has the pen. */
  writerName: string | null;
  /** Why nothing more is saved at all. */
  refusal: string | null;
};

export type AutosaveEvent =
  | { kind: "typed"; texts: ItemTexts; at: number }
  | { kind: "sending" }
  | { kind: "saved"; version: number; savedAt: string | null; savedByName: string }
  | { kind: "failed" }
  | { kind: "signed-out" }
  | { kind: "signed-in" }
  | { kind: "refused"; message: string }
  /** Another has saved, or taken the pen, before this could. */
  | { kind: "lost"; current: Held }
  /** What the server holds by now, asked for or given with the page. */
  | { kind: "heard"; current: Held; writerName: string | null }
  /** After a lost race: the text that stands now is gone on with, and what was typed is kept beside it. */
  | { kind: "gave-way" };

/** A pause so long is the end of a thought: milliseconds. */
const PAUSE_MS = 1000;
/** Who types without a pause is saved all the same. */
const LONGEST_UNSAVED_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;

export function beginAutosave(held: Held, writerName: string | null): Autosave {
  return {
    ...{ typed: held.texts, held, phase: "resting", sent: null, failures: 0, unsavedSince: null, typedAt: 0 },
    ...{ writerName, refusal: null },
  };
}

export function isUnsaved({ typed, held }: Autosave): boolean {
  return changedTexts(typed, held.texts).length > 0;
}

/** Whoever typed it has to say first how it goes on: nothing is sent by itself. */
export function isStuck({ phase }: Autosave): boolean {
  return STUCK.includes(phase);
}

/** Milliseconds until the next try; null: nothing is due. */
export function nextTryIn({ phase, failures, typedAt, unsavedSince }: Autosave, now: number): number | null {
  if (phase === "failed") return Math.min(PAUSE_MS * 2 ** failures, LONGEST_WAIT_MS);
  if (phase !== "typing") return null;
  return Math.max(0, Math.min(typedAt + PAUSE_MS, (unsavedSince ?? typedAt) + LONGEST_UNSAVED_MS) - now);
}

export function autosave(state: Autosave, event: AutosaveEvent): Autosave {
  switch (event.kind) {
    case "typed":
      return typed(state, event.texts, event.at);
    case "sending":
      return { ...state, phase: "saving", sent: state.typed };
    case "saved":
      return saved(state, event);
    case "failed":
      return { ...state, phase: "failed", sent: null, failures: state.failures + 1 };
    case "signed-out":
      return { ...state, phase: "signed-out", sent: null };
    case "signed-in":
      return state.phase === "signed-out" ? { ...state, phase: isUnsaved(state) ? "typing" : "resting" } : state;
    case "refused":
      return { ...state, phase: "refused", sent: null, refusal: event.message };
    case "lost":
      return { ...state, phase: "lost", sent: null, held: event.current };
    case "heard":
      return heard(state, event.current, event.writerName);
    case "gave-way":
      return { ...state, ...settled, typed: state.held.texts };
  }
}

const settled = { phase: "resting", unsavedSince: null, failures: 0, sent: null } as const;
const STUCK: readonly Autosave["phase"][] = ["lost", "signed-out", "refused"];

function typed(state: Autosave, texts: ItemTexts, at: number): Autosave {
  const next = { ...state, typed: texts, typedAt: at };
  if (!isUnsaved(next) && state.sent === null && state.phase === "typing") return { ...next, ...settled };
  const unsavedSince = state.unsavedSince ?? at;
  const isWaiting = state.sent !== null || state.phase === "failed" || STUCK.includes(state.phase);
  return { ...next, unsavedSince, phase: isWaiting ? state.phase : "typing" };
}

/** What was typed while it was under way is due next. */
function saved(
  state: Autosave,
  { version, savedAt, savedByName }: Extract<AutosaveEvent, { kind: "saved" }>,
): Autosave {
  const held = { version, texts: state.sent ?? state.typed, savedAt, savedByName };
  const next = { ...state, held, sent: null, failures: 0, writerName: null };
  return isUnsaved(next) ? { ...next, phase: "typing", unsavedSince: state.typedAt } : { ...next, ...settled };
}

/** Nothing of what is typed gives way to what is heard: that is for whoever typed it to say, once the race is lost. */
function heard(state: Autosave, current: Held, writerName: string | null): Autosave {
  if (state.sent !== null || current.version < state.held.version) return state;
  if (state.phase === "lost") return { ...state, held: current, writerName };
  if (isUnsaved(state)) return { ...state, writerName };
  return { ...state, held: current, typed: current.texts, writerName };
}

/** How it stands, in words. `clock` writes an instant as a clock in London shows it. */
export function autosaveInWords(state: Autosave, clock: (at: number, seconds: boolean) => string): string {
  const since = state.unsavedSince === null ? "" : ` since ${clock(state.unsavedSince, false)}`;
  switch (state.phase) {
    case "failed":
      return `Not saved${since}. It is tried again until it is. Leave this page open.`;
    case "signed-out":
      return `Not saved${since}. Your session has ended: sign in again in another tab, and leave this page open.`;
    case "lost":
      return `Not saved${since}. Somebody else has saved meanwhile.`;
    case "refused":
      return `Not saved${since}. ${state.refusal ?? ""}.`;
    case "typing":
      return "Not saved yet";
    case "saving":
      return "Saving…";
    case "resting": {
      const { savedAt, savedByName } = state.held;
      if (savedAt === null) return "Nothing has been written yet";
      return `Saved ${clock(Date.parse(savedAt), true)}${savedByName === null ? "" : ` by ${savedByName}`}`;
    }
  }
}
