type Answer = { kind: string };

/** The answer of a service that must have done what it was asked; throws with all it said otherwise. */
export async function asDone<A extends Answer>(asked: Promise<A>): Promise<Extract<A, { kind: "done" }>> {
  const answer = await asked;
  if (answer.kind !== "done") throw new Error(`The demonstration was refused: ${JSON.stringify(answer)}`);
  return answer as Extract<A, { kind: "done" }>;
}
