import { IMPORT_STATE_NAMES, type ImportState } from "#app/domain/performance/figure-imports.ts";
import { Tag } from "../govuk/tag.tsx";

const COLOURS = { visible: "green", undone: "grey", loading: "blue", failed: "red" } as const;

export function ImportStateTag({ state }: { state: ImportState }) {
  return <Tag colour={COLOURS[state]}>{IMPORT_STATE_NAMES[state]}</Tag>;
}
