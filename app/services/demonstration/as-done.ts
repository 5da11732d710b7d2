type Answer = { kind: string };

/** The answer of a service that must have done what it was asked; throws with all it said otherwise. */
export async function asDone<P extends Promise<Answer>>(asked: P): Promise<Extract<Awaited<P>, { kind: "done" }>> {
  const answer = await asked;
  if (answer.kind !== "done") throw new Error(`The demonstration was refused: ${JSON.stringify(answer)}`);
  return answer as Extract<Awaited<P>, { kind: "done" }>;
}
