import { RUN_STATUS_NAMES, type RunStatus } from "#app/domain/imports/fates.ts";
import { Tag } from "../govuk/tag.tsx";

const COLOURS = {
  uploaded: "yellow",
  checking: "blue",
  checked: "yellow",
  loading: "blue",
  visible: "green",
  undoing: "grey",
  undone: "grey",
  removed: "grey",
  failed: "red",
} as const satisfies Record<RunStatus, string>;

export function ImportStatusTag({ status }: { status: RunStatus }) {
  return <Tag colour={COLOURS[status]}>{RUN_STATUS_NAMES[status]}</Tag>;
}
