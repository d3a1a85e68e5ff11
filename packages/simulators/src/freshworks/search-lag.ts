/** A record as the search index knew it; undefined before it first reached the index. */
interface Version<Doc> {
  visibleAt: number;
  document: Doc | undefined;
}

/** The search index, which learns of a change only after a while. With no lag it keeps nothing. */
export interface SearchLag<Doc> {
  noteChange(ticket: Doc, before: Doc | undefined): void;
  /** What the index holds of a ticket now. */
  documentOf(ticket: Doc): Doc | undefined;
}

export const createSearchLag = <Doc extends { id: number }>(deps: {
  now: () => number;
  lagMs: () => number;
}): SearchLag<Doc> => {
  const versions = new Map<number, Version<Doc>[]>();
  return {
    noteChange: (ticket, before) => {
      const lagMs = deps.lagMs();
      if (lagMs === 0 && !versions.has(ticket.id)) return;
      const known = versions.get(ticket.id) ?? [{ visibleAt: Number.NEGATIVE_INFINITY, document: before }];
      versions.set(ticket.id, [...known, { visibleAt: deps.now() + lagMs, document: { ...ticket } }]);
    },
    documentOf: (ticket) => {
      const known = versions.get(ticket.id);
      if (known === undefined) return ticket;
      const current = known.findLastIndex((version) => version.visibleAt <= deps.now());
      if (current === known.length - 1) versions.delete(ticket.id);
      else versions.set(ticket.id, known.slice(current));
      return known[current]?.document;
    },
  };
};
