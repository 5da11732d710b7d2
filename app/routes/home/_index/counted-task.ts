import type { Task } from "#app/components/govuk/task-list.tsx";

/** A task while there is anything of it. */
export const countedTask = (count: number, task: Task): Task[] => (count > 0 ? [task] : []);

export const inNumbers = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString("en-GB")} ${many}`;
