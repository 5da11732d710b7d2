import type { SharingState } from "#app/domain/agreements/agreement.ts";
import { Tag } from "../govuk/tag.tsx";

const COLOURS = {
  "not-yet": "grey",
  "in-force": "green",
  "review-due": "yellow",
  "review-overdue": "red",
  ended: "grey",
} as const;

export function SharingStateTag({ state, words }: { state: SharingState; words: string }) {
  return <Tag colour={COLOURS[state]}>{words}</Tag>;
}
