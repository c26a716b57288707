// What the grid shows, line by line: rows of the list, and heads of groups between them.

export type GroupStart = {
  /** Index of the first row of the group. */
  row: number;
  title: string;
  detail?: string;
  /** Rows in the group; absent while its end is not known. */
  size?: number;
};

export type Item = { kind: "group"; group: GroupStart } | { kind: "row"; row: number };

/** Lines without a list of them: a hundred thousand rows must not cost a hundred thousand objects. */
export type Items = {
  readonly count: number;
  at(index: number): Item;
  indexOfRow(row: number): number;
  /** The group an item belongs to, and where its head stands; null before the first. */
  groupAt(index: number): { group: GroupStart; index: number } | null;
};

/** Last position whose value is at most `wanted`, by halving; -1 when all are above. */
const lastAtMost = (length: number, valueAt: (position: number) => number, wanted: number): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

export const itemsOf = (rows: number, groups: readonly GroupStart[]): Items => {
  /** The head of group `position` stands after all earlier rows and heads. */
  const headIndex = (position: number): number => (groups[position]?.row ?? rows) + position;
  const groupBefore = (index: number): number => lastAtMost(groups.length, headIndex, index);
  return {
    count: rows + groups.length,
    at(index) {
      const position = groupBefore(index);
      const group = groups[position];
      if (group !== undefined && headIndex(position) === index) return { kind: "group", group };
      return { kind: "row", row: index - (position + 1) };
    },
    indexOfRow(row) {
      return row + lastAtMost(groups.length, (position) => groups[position]?.row ?? rows, row) + 1;
    },
    groupAt(index) {
      const position = groupBefore(index);
      const group = groups[position];
      return group === undefined ? null : { group, index: headIndex(position) };
    },
  };
};
