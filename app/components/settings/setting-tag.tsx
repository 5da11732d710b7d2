import { SETTING_TAG_NAMES, type SettingTag as Tagged } from "#app/domain/settings/definition.ts";
import { Tag, type TagColour } from "../govuk/tag.tsx";

const COLOURS: Record<Tagged, TagColour> = {
  national: "blue",
  local: "green",
  "another-area": "yellow",
  proposal: "orange",
};

/** Whose value it is. */
export function SettingTag({ tag }: { tag: Tagged }) {
  return <Tag colour={COLOURS[tag]}>{SETTING_TAG_NAMES[tag]}</Tag>;
}
