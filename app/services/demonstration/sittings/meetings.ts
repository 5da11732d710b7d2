import type { CastKey } from "../cast.ts";

/** A group of the template with how it meets; who keeps its meetings, and of its newest so many are told step by step. */
export type Meeting = {
  group: GroupName;
  coordinator: CastKey;
  chair: CastKey;
  /** Null: once a quarter. */
  weeks: number | null;
  startTime: string;
  place: string;
  /** So many days from today the next one is, or the working day after. */
  ahead: number;
  newest: number;
  /** The first one of so many days ago was off. */
  off?: { daysAgo: number; reason: string };
};
export type GroupName =
  | "CSP board"
  | "Strategic Group"
  | "JAG"
  | "Youth JAG"
  | "Adults at Risk Group"
  | "LCDG"
  | "LEDG"
  | "Night-time economy premises group"
  | "University ASB cases";

const COUNCIL = "Council offices, committee room 2";

export const MEETINGS: readonly Meeting[] = [
  {
    ...{ group: "JAG", coordinator: "coordinator", chair: "chair", weeks: 4, startTime: "13:30", place: COUNCIL },
    ...{ ahead: 6, newest: 2 },
  },
  {
    ...{ group: "Youth JAG", coordinator: "coordinator", chair: "youth-chair", weeks: 6, startTime: "10:00" },
    ...{ place: "Online", ahead: 17, newest: 1 },
    off: { daysAgo: 310, reason: "Too many members are away for it to decide anything; cases go to the next meeting" },
  },
  {
    ...{ group: "Adults at Risk Group", coordinator: "coordinator", chair: "adults-chair", weeks: 6 },
    ...{ startTime: "14:00", place: "Online", ahead: 25, newest: 1 },
  },
  {
    ...{ group: "Strategic Group", coordinator: "coordinator", chair: "manager", weeks: 6, startTime: "09:30" },
    ...{ place: COUNCIL, ahead: 31, newest: 1 },
  },
  {
    ...{ group: "CSP board", coordinator: "coordinator", chair: "executive", weeks: null, startTime: "10:00" },
    ...{ place: "Council offices, chamber", ahead: 0, newest: 1 },
  },
  {
    ...{ group: "LCDG", coordinator: "coordinator", chair: "chair", weeks: 12, startTime: "11:00" },
    ...{ place: "Town centre office", ahead: 20, newest: 0 },
  },
  {
    ...{ group: "LEDG", coordinator: "coordinator", chair: "chair", weeks: 12, startTime: "11:00" },
    ...{ place: "Community hub, east side", ahead: 38, newest: 0 },
    off: { daysAgo: 200, reason: "The chair was called to court and nobody could stand in" },
  },
  {
    ...{ group: "University ASB cases", coordinator: "coordinator", chair: "university", weeks: 4 },
    ...{ startTime: "09:15", place: "Online", ahead: 3, newest: 1 },
  },
  {
    ...{ group: "Night-time economy premises group", coordinator: "licensing", chair: "premises-chair", weeks: 2 },
    ...{ startTime: "13:30", place: "Council offices, committee room 1", ahead: 9, newest: 1 },
  },
];
