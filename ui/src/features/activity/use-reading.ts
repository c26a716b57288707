// Where the seller reads: the cursor, the open line, and whether the log may move meanwhile.
import { useRef, useState } from "react";
import type { LogRow } from "#/shared/host/contract.gen.ts";
import type { Log } from "./use-log.ts";

export type Reading = ReturnType<typeof useReading>;

/** New lines come in only while nothing under the eyes could move. */
export function useReading(log: Pick<Log, "hold" | "follow">, entry: string | null) {
  const [stopped, setStopped] = useState(false);
  const [open, setOpen] = useState(entry);
  const [cursor, setCursor] = useState(entry);
  const [visit, setVisit] = useState(0);
  const atTop = useRef(true);

  const settle = (next: { stopped: boolean; open: string | null }) => {
    if (next.stopped || next.open !== null || !atTop.current) log.hold();
    else log.follow();
  };
  const show = (id: string | null) => {
    setOpen(id);
    settle({ stopped, open: id });
  };
  return {
    stopped,
    open,
    cursor,
    setCursor: (id: string) => setCursor(id),
    show,
    toggle: (row: LogRow) => {
      setCursor(row.id);
      if (row.expandable) show(open === row.id ? null : row.id);
    },
    toggleStop: () => {
      setStopped(!stopped);
      settle({ stopped: !stopped, open });
    },
    /** Back to the newest line, which follows live again. */
    resume: () => {
      setStopped(false);
      setOpen(null);
      setVisit(visit + 1);
      atTop.current = true;
      log.follow();
    },
    /** Counts the returns to the top: each begins a list of its own there. */
    visit,
    scrolled: (isAtTop: boolean) => {
      if (atTop.current === isAtTop) return;
      atTop.current = isAtTop;
      settle({ stopped, open });
    },
  };
}
