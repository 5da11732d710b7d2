import { ADDRESS_KIND_NAMES, ALIAS_KIND_NAMES, CHANNEL_NAMES, CONTACT_KIND_NAMES, LEAVE_MESSAGE_NAMES, SEX_NAMES } from "../../people/person-parts.ts"; // prettier-ignore
import { BIRTH_DATE_BASIS_NAMES } from "../../people/person.ts";
import type { PackField, PackSource } from "../pack-source.ts";

const OF_PERSON = [{ column: "person_id", of: "person" }];
/** What is recorded with every detail of a person. */
const PART_FIELDS: readonly PackField[] = [
  ["recorded_by", "Recorded by", "officer"],
  ["recorded_at", "Recorded", "instant"],
  ["ended_on", "Held as no longer so since", "day"],
  ["end_reason", "Why it is no longer so", "words"],
];
const FROM_A_RECORD = "a detail of somebody else, known through a record that is about the person";
const PART = {
  section: "identity",
  day: "recorded_at",
  nature: "own",
  agencyOfUser: "recorded_by",
  about: "person_id",
  reach: OF_PERSON,
  aside: { case_id: FROM_A_RECORD, referral_id: FROM_A_RECORD, report_id: FROM_A_RECORD },
} as const;

/** The person, and each detail that is kept of them. */
export const PEOPLE_SOURCES: readonly PackSource[] = [
  {
    table: "person", section: "identity", title: "Who you are", day: "created_at", nature: "own",
    reach: [{ column: "id", of: "person" }],
    fields: [
      ["reference", "Reference", "text"], ["given_names", "Given names", "text"], ["family_name", "Family name", "text"],
      ["birth_date", "Date of birth", "day"], ["birth_date_basis", "How the date of birth is known", { names: BIRTH_DATE_BASIS_NAMES }],
      ["sex", "Sex", { names: SEX_NAMES }], ["area_words", "Area", "words"], ["created_by", "Recorded by", "officer"],
    ],
  },
  {
    ...PART, table: "person_alias", title: "A name you are known by",
    fields: [["alias_kind", "Kind", { names: ALIAS_KIND_NAMES }], ["given_names", "Given names", "text"], ["family_name", "Family name", "text"], ...PART_FIELDS],
  },
  {
    ...PART, table: "person_address", title: "Address",
    fields: [
      ["address_kind", "Kind", { names: ADDRESS_KIND_NAMES }], ["lines", "Address", "words"], ["postcode", "Postcode", "text"],
      ["beat_area_id", "Area", { of: "area", name: "name" }], ["from_day", "From", "day"], ["until_day", "Until", "day"],
      ["never_write", "Not to be written to", "yes-no"], ["never_reason", "Why not", "words"], ...PART_FIELDS,
    ],
  },
  {
    ...PART, table: "person_contact", title: "Telephone, e-mail or other contact",
    fields: [
      ["contact_kind", "Kind", { names: CONTACT_KIND_NAMES }], ["value", "Contact", "words"], ["words", "Note", "words"],
      ["never_use", "Not to be used", "yes-no"], ["never_reason", "Why not", "words"], ...PART_FIELDS,
    ],
  },
  {
    ...PART, table: "person_safe_contact", title: "How to reach you safely",
    fields: [
      ["channel", "By", { names: CHANNEL_NAMES }], ["times", "When", "words"], ["leave_message", "Leave a message", { names: LEAVE_MESSAGE_NAMES }],
      ["words", "Note", "words"], ["language", "Language", "words"], ["interpreter", "Interpreter needed", "yes-no"], ["needs", "Needs", "words"],
      ...PART_FIELDS,
    ],
  },
  {
    ...PART, table: "person_marker", title: "Marker", nature: "marker", day: "added_on",
    fields: [
      ["marker_kind_id", "Marker", { of: "marker_kind", name: "name" }], ["reason", "Reason", "words"], ["added_on", "Added", "day"],
      ["review_on", "To be reviewed", "day"], ["told", "You were told of it", "yes-no"], ["told_on", "Told on", "day"],
      ["not_told_reason", "Why you were not told", "words"], ...PART_FIELDS,
    ],
  },
  {
    ...PART, table: "person_relationship", title: "Somebody you are related to or know",
    reach: [...OF_PERSON, { column: "other_person_id", of: "person" }],
    fields: [
      ["person_id", "Between", "person"], ["other_person_id", "And", "person"], ["relationship", "Relationship", "text"], ["words", "Note", "words"],
      ["from_day", "From", "day"], ["until_day", "Until", "day"], ...PART_FIELDS,
    ],
    about: undefined,
  },
  {
    table: "person_merge", section: "identity", title: "Two records of you made one", day: "merged_at", nature: "own", agencyOfUser: "merged_by",
    reach: [{ column: "kept_id", of: "person" }, { column: "merged_id", of: "person" }],
    fields: [
      ["reason", "Why", "words"], ["before", "As it was before", "json"], ["held", "Held on both records", "json"], ["merged_by", "Made one by", "officer"],
      ["merged_at", "When", "instant"], ["undone_at", "Undone", "instant"], ["undone_reason", "Why it was undone", "words"], ["undone_by", "Undone by", "officer"],
    ],
  },
  {
    table: "person_source_reference", key: ["source_system", "reference"], section: "imports", title: "Your number in another system", nature: "own",
    reach: OF_PERSON,
    fields: [["source_system", "System", "text"], ["reference", "Number there", "words"]],
  },
  {
    table: "person_worker", section: "identity", title: "Somebody who works with you", day: "from_day", nature: "professional", agencyOfUser: "user_id",
    about: "person_id", reach: [...OF_PERSON, { column: "case_id", of: "case_record" }],
    fields: [
      ["person_id", "Works with", "person"], ["user_id", "Who", "officer"], ["work", "What they do", "words"], ["from_day", "From", "day"],
      ["recorded_by", "Recorded by", "officer"], ["recorded_at", "Recorded", "instant"], ["ended_at", "Ended", "instant"],
      ["ended_reason", "Why it ended", "words"], ["ended_by", "Ended by", "officer"],
    ],
  },
  {
    table: "imported_person", key: ["person_id"], section: "imports", title: "You as another system had you", nature: "own",
    reach: OF_PERSON,
    fields: [["postcode", "Postcode", "text"], ["confirmed_by", "Confirmed by", "officer"], ["confirmed_at", "Confirmed", "instant"]],
  },
]; // prettier-ignore
