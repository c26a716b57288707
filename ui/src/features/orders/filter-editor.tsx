// What opens under a filter chip: boxes to tick, a choice, dates or amounts. Every change applies at once.
import { useId } from "react";
import { useLingui } from "@lingui/react/macro";
import { useCall } from "#/shared/host/queries.ts";
import { deadlineName, paymentName, statusLook } from "#/shared/order/labels.ts";
import { PAYMENTS, STATUSES, type OrderSearch } from "#/shared/order/order-search.ts";
import { useAccounts } from "#/shared/session/session.ts";
import { CheckOption, RadioOption, TextField } from "#/shared/ui/field.tsx";
import type { FilterId } from "./filter-fields.ts";
import styles from "./orders.module.css";
import type { OrdersAddress } from "./use-orders-search.ts";

type Props = { filter: FilterId; address: OrdersAddress };

const MINOR_PER_MAJOR = 100;
/** Allegro's marketplaces, and the neighbours buyers order from. */
const COUNTRIES = ["PL", "CZ", "SK", "HU", "DE", "LT"] as const;

export function FilterEditor({ filter, address }: Props) {
  switch (filter) {
    case "deadline":
      return <DeadlineEditor address={address} />;
    case "payment":
      return <Many field="payments" choices={PAYMENTS.map((id) => ({ id, label: paymentName(id) }))} address={address} />;
    case "status":
      return <StatusEditor address={address} />;
    case "delivery":
      return <DeliveryEditor address={address} />;
    case "account":
      return <AccountEditor address={address} />;
    case "country":
      return <CountryEditor address={address} />;
    case "message":
    case "invoice":
    case "unopened":
      return <YesNo field={filter} address={address} />;
    case "bought":
      return <BoughtEditor address={address} />;
    case "amount":
      return <AmountEditor address={address} />;
  }
}

type ManyKey = "payments" | "deliveries" | "accounts" | "countries";
type ManyProps = { field: ManyKey; choices: readonly { id: string; label: string }[]; address: OrdersAddress };

function Many({ field, choices, address }: ManyProps) {
  const chosen: readonly string[] = address.search[field] ?? [];
  const toggle = (id: string, on: boolean): void => {
    const next = on ? [...chosen, id] : chosen.filter((each) => each !== id);
    if (next.length === 0) address.drop(field);
    else address.change({ [field]: next });
  };
  return (
    <div className={styles["options"]}>
      {choices.map(({ id, label }) => (
        <CheckOption key={id} label={label} checked={chosen.includes(id)} onChange={(on) => toggle(id, on)} />
      ))}
    </div>
  );
}

function StatusEditor({ address }: { address: OrdersAddress }) {
  const chosen = address.search.statuses ?? [];
  return (
    <div className={styles["options"]}>
      {STATUSES.map((status) => (
        <CheckOption
          key={status}
          label={statusLook(status).name}
          checked={chosen.includes(status)}
          onChange={(on) => {
            const next = on ? [...chosen, status] : chosen.filter((each) => each !== status);
            if (next.length === 0) address.drop("statuses");
            else address.change({ statuses: next });
          }}
        />
      ))}
    </div>
  );
}

function DeliveryEditor({ address }: { address: OrdersAddress }) {
  const names = useCall("delivery_names", {}).data ?? [];
  return <Many field="deliveries" choices={names.map((name) => ({ id: name, label: name }))} address={address} />;
}

function AccountEditor({ address }: { address: OrdersAddress }) {
  return <Many field="accounts" choices={useAccounts().map(({ id, login }) => ({ id, label: login }))} address={address} />;
}

function CountryEditor({ address }: { address: OrdersAddress }) {
  const { i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: "region" });
  return <Many field="countries" choices={COUNTRIES.map((id) => ({ id, label: names.of(id) ?? id }))} address={address} />;
}

function DeadlineEditor({ address }: { address: OrdersAddress }) {
  const { t } = useLingui();
  const name = useId();
  const chosen = address.search.deadline;
  return (
    <div className={styles["options"]}>
      <RadioOption name={name} label={t`każdy`} checked={chosen === undefined} onChange={() => address.drop("deadline")} />
      {(["overdue", "today", "until_today", "until_tomorrow"] as const).map((deadline) => (
        <RadioOption key={deadline} name={name} label={deadlineName(deadline)} checked={chosen === deadline} onChange={() => address.change({ deadline })} />
      ))}
    </div>
  );
}

function YesNo({ field, address }: { field: "message" | "invoice" | "unopened"; address: OrdersAddress }) {
  const { t } = useLingui();
  const name = useId();
  const chosen = address.search[field];
  const set = (value: boolean): void => address.change({ [field]: value });
  return (
    <div className={styles["options"]}>
      <RadioOption name={name} label={t`wszystkie`} checked={chosen === undefined} onChange={() => address.drop(field)} />
      <RadioOption name={name} label={t`tak`} checked={chosen === true} onChange={() => set(true)} />
      {field !== "unopened" && <RadioOption name={name} label={t`nie`} checked={chosen === false} onChange={() => set(false)} />}
    </div>
  );
}

/** The first moment of a local day, or of the day after it, as the program takes it. */
const startOf = (date: string, plusDays: number): string => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day + plusDays).toISOString();
};

const localDate = (iso: string | undefined, minusDays: number): string => {
  if (iso === undefined) return "";
  const at = new Date(iso);
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() - minusDays);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
};

function BoughtEditor({ address }: { address: OrdersAddress }) {
  const { t } = useLingui();
  const { boughtFrom, boughtTo } = address.search;
  const set = (key: "boughtFrom" | "boughtTo", date: string): void => {
    if (date === "") address.drop(key);
    else address.change({ [key]: startOf(date, key === "boughtTo" ? 1 : 0) });
  };
  return (
    <div className={styles["pair"]}>
      <TextField label={t`Od`} type="date" value={localDate(boughtFrom, 0)} onChange={(event) => set("boughtFrom", event.target.value)} />
      <TextField label={t`Do`} type="date" value={localDate(boughtTo, 1)} onChange={(event) => set("boughtTo", event.target.value)} />
    </div>
  );
}

/** "129,50" or "129.5" in złoty → grosze; null where it is no amount. */
export const parseAmount = (text: string): number | null => {
  const clean = text.replaceAll(/\s/g, "").replace(",", ".");
  return /^\d+(\.\d{1,2})?$/.test(clean) ? Math.round(Number(clean) * MINOR_PER_MAJOR) : null;
};

const amountText = (minor: number | undefined): string => (minor === undefined ? "" : String(minor / MINOR_PER_MAJOR).replace(".", ","));

function AmountEditor({ address }: { address: OrdersAddress }) {
  const { t } = useLingui();
  const { amountFrom, amountTo } = address.search;
  const set = (key: keyof Pick<OrderSearch, "amountFrom" | "amountTo">, text: string): void => {
    const minor = parseAmount(text);
    if (minor === null) address.drop(key);
    else address.change({ [key]: minor });
  };
  return (
    <div className={styles["pair"]}>
      <TextField label={t`Od`} unit="zł" inputMode="decimal" defaultValue={amountText(amountFrom)} onChange={(event) => set("amountFrom", event.target.value)} />
      <TextField label={t`Do`} unit="zł" inputMode="decimal" defaultValue={amountText(amountTo)} onChange={(event) => set("amountTo", event.target.value)} />
    </div>
  );
}
