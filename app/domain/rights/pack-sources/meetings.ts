import { AGENDA_PART_NAMES } from "../../meetings/agenda-parts.ts";
import { ITEM_STATE_NAMES } from "../../meetings/agenda-item.ts";
import { CONTRIBUTION_KIND_NAMES } from "../../meetings/item-minute.ts";
import { MINUTES_KIND_NAMES } from "../../meetings/minutes.ts";
import { RESEARCH_ANSWER_NAMES } from "../../meetings/research.ts";
import type { PackSource, Reach } from "../pack-source.ts";

const OF_ITEM: Reach = { column: "item_id", of: "agenda_item" };
const NOT_NAMED = "about other things, unless its words name the person";
const SITTING = { of: "sitting", name: "day" };
const GROUP = { of: "partnership_group", name: "name" };

/** What was said of the person at meetings, and what agencies said before them. */
export const MEETING_SOURCES: readonly PackSource[] = [
  {
    table: "agenda_item", section: "meetings", title: "Item at a meeting", day: "created_at", nature: "minutes",
    reach: [{ column: "case_id", of: "case_record" }, { column: "referral_id", of: "referral" }],
    fields: [
      ["sitting_id", "Meeting of", SITTING], ["part", "Part", { names: AGENDA_PART_NAMES }], ["title", "Title", "words"], ["reason", "Why it was there", "words"],
      ["state", "What became of it", { names: ITEM_STATE_NAMES }], ["state_reason", "Why", "words"],
    ],
    unshown: { kind: "of no meaning to the reader", position: "of the agenda" },
    aside: { rolled_from_id: "of the same case, in which it is an item by itself", passed_matter_id: NOT_NAMED, forward_item_id: NOT_NAMED },
  },
  {
    table: "item_minute", key: ["item_id"], section: "meetings", title: "Minutes of an item", day: "saved_at", nature: "minutes", reach: [OF_ITEM], agencyOfUser: "saved_by",
    fields: [["minute", "Minute", "words"], ["decision", "Decision", "words"], ["shared_summary", "Summary for sharing", "words"]],
    unshown: { lease_until: "who is writing at this moment" },
  },
  {
    table: "item_contribution", section: "meetings", title: "What was said at a meeting", day: "said_at", nature: "minutes", agency: "agency_id", reach: [OF_ITEM],
    fields: [["kind", "Kind", { names: CONTRIBUTION_KIND_NAMES }], ["words", "What was said", "words"], ["agency_id", "Agency", "agency"], ["said_by", "Said by", "officer"]],
  },
  {
    table: "research_request", section: "meetings", title: "What an agency was asked before a meeting", day: "requested_at", nature: "professional", agency: "agency_id",
    reach: [{ column: "case_id", of: "case_record" }],
    fields: [
      ["sitting_id", "Meeting of", SITTING], ["agency_id", "Agency", "agency"], ["due_on", "Due", "day"], ["answer", "Answer", { names: RESEARCH_ANSWER_NAMES }], ["summary", "In words", "words"],
      ["attends_user_id", "Comes to the meeting", "officer"], ["attends_words", "Comes to the meeting", "named"], ["answered_by", "Answered by", "officer"], ["answered_at", "Answered", "instant"],
    ],
    unshown: { chased_at: "of the staff" },
  },
  {
    table: "minutes_version", section: "meetings", title: "Minutes, as they were sent out", day: "made_at", nature: "minutes", reach: [],
    fields: [
      ["sitting_id", "Meeting of", SITTING], ["number", "Version", "text"], ["kind", "Kind", { names: MINUTES_KIND_NAMES }], ["content", "What they say of you", "json"],
      ["correction", "Correction", "words"], ["corrected_on", "Corrected", "day"],
    ],
    unshown: { corrects: "of no meaning to the reader" },
    aside: { item_id: NOT_NAMED },
  },
  {
    table: "agency_contribution", key: ["sitting_id", "agency_id"], section: "meetings", title: "What an agency brought to a meeting", day: "recorded_at", nature: "minutes", agency: "agency_id", reach: [],
    fields: [["sitting_id", "Meeting of", SITTING], ["agency_id", "Agency", "agency"], ["words", "In words", "words"]],
  },
  {
    table: "passed_matter", section: "meetings", title: "A matter passed to another group", day: "passed_at", nature: "minutes", reach: [{ column: "from_item_id", of: "agenda_item" }],
    fields: [["from_group_id", "From", GROUP], ["to_group_id", "To", GROUP], ["title", "Title", "words"], ["words", "In words", "words"], ["asked", "Asked", "words"]],
    unshown: { state: "of the staff" },
  },
  {
    table: "forward_item", section: "meetings", title: "A matter for later meetings", day: "created_at", nature: "minutes", reach: [],
    fields: [["group_id", "Group", GROUP], ["title", "Title", "words"], ["detail", "In words", "words"], ["action_by", "By", "named"], ["state_reason", "What became of it", "words"]],
    unshown: { due_on: "of the group", part: "of the group", state: "of the group" },
  },
  {
    table: "standing_item", section: "meetings", title: "A standing item of a group", day: "created_at", nature: "minutes", reach: [],
    fields: [["group_id", "Group", GROUP], ["title", "Title", "words"]],
    unshown: { part: "of the group", subject: "of the group", beat_code: "of the group", retired_on: "of the group" },
  },
  {
    table: "attendance", section: "meetings", title: "Somebody at a meeting", day: "recorded_at", nature: "professional", agency: "agency_id", reach: [],
    fields: [["sitting_id", "Meeting of", SITTING], ["name", "Name", "words"]],
    unshown: { capacity: "of the meeting", status: "of the meeting", office: "of the meeting" },
  },
  {
    table: "sitting_change", section: "meetings", title: "A meeting moved", day: "changed_at", nature: "professional", reach: [], agencyOfUser: "changed_by",
    fields: [["reason", "What is said of you", "words"]],
    unshown: {
      kind: "of the meeting", before_day: "of the meeting", before_start_time: "of the meeting", before_place: "of the meeting", after_day: "of the meeting",
      after_start_time: "of the meeting", after_place: "of the meeting",
    },
  },
]; // prettier-ignore
