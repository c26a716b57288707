// The head of an open order: number, status, deadline, and what can be done.
import { ChevronDown, ChevronUp, Ellipsis, Printer, RefreshCw } from "lucide-react";
import { Trans, useLingui } from "@lingui/react/macro";
import { dayName, deadline, span, time } from "#/shared/format/date.ts";
import type { OrderDetail } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { isLate } from "#/shared/order/late.ts";
import { StatusPill } from "#/shared/order/order-parts.tsx";
import { useAccounts } from "#/shared/session/session.ts";
import { Button, IconButton } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { Menu } from "#/shared/ui/menu.tsx";
import { Tag } from "#/shared/ui/pill.tsx";
import styles from "./order-detail.module.css";

type Props = {
  order: OrderDetail;
  isRefreshing: boolean;
  onPrevious: () => void;
  onNext: () => void;
  onRefresh: () => void;
  onRaw: () => void;
  onLog: () => void;
};

export function OrderHead({ order, isRefreshing, onPrevious, onNext, onRefresh, onRaw, onLog }: Props) {
  const { t } = useLingui();
  const { row } = order;
  const account = useAccounts().find((each) => each.id === row.account);
  return (
    <header className={styles["head"]}>
      <div className="stack grow">
        <div className="row">
          <h1 className={`num ${styles["title"] ?? ""}`} id="order-title">
            {row.number}
          </h1>
          <StatusPill status={row.status} />
          {row.fulfilledByAllegro && <Tag tone="accent"><Trans>Realizuje Allegro</Trans></Tag>}
          {(order.invoice.company ?? order.buyer.company) !== null && <Tag tone="accent"><Trans>Firma</Trans></Tag>}
          {account !== undefined && <Tag>{account.login}</Tag>}
          {account?.environment === "sandbox" && <Tag tone="warn">SANDBOX</Tag>}
        </div>
        <Deadline order={order} />
      </div>
      <div className="row no-print">
        <IconButton label={t`Poprzednie zamówienie`} keys="k" icon={<ChevronUp className="icon" aria-hidden />} onPress={onPrevious} />
        <IconButton label={t`Następne zamówienie`} keys="j" icon={<ChevronDown className="icon" aria-hidden />} onPress={onNext} />
        <IconButton label={t`Drukuj zamówienie`} keys="mod+p" icon={<Printer className="icon" aria-hidden />} onPress={() => window.print()} />
        <Menu
          label={t`Więcej działań`}
          placement="bottom end"
          entries={[
            { id: "number", label: t`Kopiuj numer zamówienia`, onAction: () => void copyText(row.id, t`numer zamówienia`) },
            { id: "login", label: t`Kopiuj login kupującego`, onAction: () => void copyText(row.buyerLogin, t`login`) },
            "separator",
            { id: "log", label: t`Pokaż w dzienniku`, onAction: onLog },
            { id: "raw", label: t`Surowe dane (JSON)`, onAction: onRaw },
          ]}
        >
          <IconButton label={t`Więcej działań`} icon={<Ellipsis className="icon" aria-hidden />} />
        </Menu>
      </div>
      <Button className="no-print" onPress={onRefresh} isDisabled={isRefreshing}>
        {isRefreshing ? <span className="spinner" aria-hidden="true" /> : <RefreshCw className="icon" aria-hidden />}
        <Trans>Sprawdź na Allegro</Trans>
      </Button>
    </header>
  );
}

function Deadline({ order }: { order: OrderDetail }) {
  const now = useNow();
  const { row } = order;
  const bought = new Date(row.boughtAt);
  const day = dayName(bought, now);
  const hour = time(bought);
  if (row.shipBy === null || row.status === "sent" || row.status === "cancelled" || row.status === "picked_up")
    return <span className="faint truncate"><Trans>Kupione {day} o {hour}</Trans></span>;
  const at = new Date(row.shipBy);
  const until = deadline(at, now);
  const rest = span(now, at);
  return (
    <span className="faint truncate">
      <Trans>Kupione {day} o {hour}</Trans>
      {" · "}
      {isLate(row, now) ? (
        <Trans>wysłać <b className="c-danger">{until}</b>, spóźnione o {rest}</Trans>
      ) : (
        <Trans>wysłać <b className="c-warn">{until}</b>, zostało {rest}</Trans>
      )}
    </span>
  );
}
