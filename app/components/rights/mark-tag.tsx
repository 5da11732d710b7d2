import { PACK_MARK_NAMES, type PackMark } from "#app/domain/rights/pack.ts";
import { Tag, type TagColour } from "../govuk/tag.tsx";

const COLOURS: Record<PackMark, TagColour> = { open: "yellow", disclose: "green", withhold: "red", ask: "blue" };

export function MarkTag({ mark, isAsked = false }: { mark: PackMark; isAsked?: boolean }) {
  return <Tag colour={COLOURS[mark]}>{isAsked ? "Asked the agency" : mark === "ask" ? "Ask the agency" : PACK_MARK_NAMES[mark]}</Tag>;
} // prettier-ignore
