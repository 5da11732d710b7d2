import { changedFields } from "#app/domain/audit/event-content.ts";

/** The boxes of a form by their names. */
export type Texts = Readonly<Record<string, string>>;

/** What the server holds, as it last said. Instants are ISO text in UTC. */
export type Held<T extends Texts> = {
  version: number;
  texts: T;
  savedAt: string | null;
  savedByName: string | null;
};

export type Autosave<T extends Texts> = {
  /** What stands in the open page, and nowhere else until it is saved. */
  typed: T;
  held: Held<T>;
  phase: "resting" | "typing" | "saving" | "failed" | "signed-out" | "lost" | "refused";
  /** The text that is under way to the server. */
  sent: T | null;
  /** Tries that came to nothing since the last that did. */
  failures: number;
  /** When the first words were typed that are not saved yet; milliseconds. */
  unsavedSince: number | null;
  /** When something was typed last; milliseconds. */
  typedAt: number;
  /** Another who has the pen. */
  writerName: string | null;
  /** Why nothing more is saved, at all or until other words are typed. */
  refusal: string | null;
  isOfText: boolean;
};

export type AutosaveEvent<T extends Texts> =
  | { kind: "typed"; texts: T; at: number }
  | { kind: "sending" }
  | { kind: "saved"; version: number; savedAt: string | null; savedByName: string }
  | { kind: "failed" }
  | { kind: "signed-out" }
  | { kind: "signed-in" }
  /** `isOfText`: of other words it may be taken. */
  | { kind: "refused"; message: string; isOfText?: boolean }
  /** Another has saved, or taken the pen, before this could. */
  | { kind: "lost"; current: Held<T> }
  /** What the server holds by now, asked for or given with the page. */
  | { kind: "heard"; current: Held<T>; writerName: string | null }
  /** After a lost race: the text that stands now is gone on with, and what was typed is kept beside it. */
  | { kind: "gave-way" };

/** A pause so long is the end of a thought: milliseconds. */
const PAUSE_MS = 1000;
/** Who types without a pause is saved all the same. */
const LONGEST_UNSAVED_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;

export function beginAutosave<T extends Texts>(held: Held<T>, writerName: string | null): Autosave<T> {
  return {
    ...{ typed: held.texts, held, phase: "resting", sent: null, failures: 0, unsavedSince: null, typedAt: 0 },
    ...{ writerName, refusal: null, isOfText: false },
  };
}

export function isUnsaved<T extends Texts>({ typed, held }: Autosave<T>): boolean {
  return changedFields(held.texts, typed).length > 0;
}

/** Whoever typed it has to say first how it goes on: nothing is sent by itself. */
export function isStuck({ phase }: Pick<Autosave<Texts>, "phase">): boolean {
  return STUCK.includes(phase);
}

/** Milliseconds until the next try; null: nothing is due. */
export function nextTryIn<T extends Texts>(
  { phase, failures, typedAt, unsavedSince }: Autosave<T>,
  now: number,
): number | null {
  if (phase === "failed") return Math.min(PAUSE_MS * 2 ** failures, LONGEST_WAIT_MS);
  if (phase !== "typing") return null;
  return Math.max(0, Math.min(typedAt + PAUSE_MS, (unsavedSince ?? typedAt) + LONGEST_UNSAVED_MS) - now);
}

export function autosave<T extends Texts>(state: Autosave<T>, event: AutosaveEvent<T>): Autosave<T> {
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
      return { ...state, phase: "refused", sent: null, refusal: event.message, isOfText: event.isOfText ?? false };
    case "lost":
      return { ...state, phase: "lost", sent: null, held: event.current };
    case "heard":
      return heard(state, event.current, event.writerName);
    case "gave-way":
      return { ...state, ...settled, typed: state.held.texts };
  }
}

const settled = { phase: "resting", unsavedSince: null, failures: 0, sent: null } as const;
const STUCK: readonly Autosave<Texts>["phase"][] = ["lost", "signed-out", "refused"];

function typed<T extends Texts>(state: Autosave<T>, texts: T, at: number): Autosave<T> {
  const next = { ...state, typed: texts, typedAt: at };
  if (!isUnsaved(next) && state.sent === null && state.phase === "typing") return { ...next, ...settled };
  const unsavedSince = state.unsavedSince ?? at;
  const isStuckNow = isStuck(state) && !(state.phase === "refused" && state.isOfText);
  const isWaiting = state.sent !== null || state.phase === "failed" || isStuckNow;
  return { ...next, unsavedSince, phase: isWaiting ? state.phase : "typing" };
}

/** What was typed while it was under way is due next. */
function saved<T extends Texts>(
  state: Autosave<T>,
  { version, savedAt, savedByName }: Extract<AutosaveEvent<T>, { kind: "saved" }>,
): Autosave<T> {
  const held = { version, texts: state.sent ?? state.typed, savedAt, savedByName };
  const next = { ...state, held, sent: null, failures: 0, writerName: null };
  return isUnsaved(next) ? { ...next, phase: "typing", unsavedSince: state.typedAt } : { ...next, ...settled };
}

/** Nothing of what is typed gives way to what is heard: that is for whoever typed it to say, once the race is lost. */
function heard<T extends Texts>(state: Autosave<T>, current: Held<T>, writerName: string | null): Autosave<T> {
  if (state.sent !== null || current.version < state.held.version) return state;
  if (state.phase === "lost") return { ...state, held: current, writerName };
  if (isUnsaved(state)) return { ...state, writerName };
  return { ...state, held: current, typed: current.texts, writerName };
}

/** How it stands, in words. `clock` writes an instant as a clock in London shows it. */
export function autosaveInWords<T extends Texts>(
  state: Autosave<T>,
  clock: (at: number, seconds: boolean) => string,
): string {
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
