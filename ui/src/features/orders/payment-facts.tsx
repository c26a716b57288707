// How it was paid, what is missing, and whether an invoice is wanted.
import { Trans, useLingui } from "@lingui/react/macro";
import { dayTime, fullDate } from "#/shared/format/date.ts";
import { money, signedMoney } from "#/shared/format/money.ts";
import type { Invoice, Payment } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { paymentName } from "#/shared/order/labels.ts";
import { Button } from "#/shared/ui/button.tsx";
import { KeyValue } from "#/shared/ui/card.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { Tag } from "#/shared/ui/pill.tsx";
import { Copyable } from "./copyable.tsx";
import styles from "./order-detail.module.css";

const TONES = {
  paid: "c-ok",
  awaiting: "c-info",
  cash_on_delivery: "c-warn",
  deferred: "c-progress",
  underpaid: "c-danger",
  overpaid: "c-danger",
  not_due: "faint",
} as const satisfies Record<Payment["state"], string>;

export function PaymentFacts({ payment }: { payment: Payment }) {
  const { t } = useLingui();
  const now = useNow();
  const kinds: Readonly<Record<string, string>> = {
    ONLINE: t`Płatność online`,
    CASH_ON_DELIVERY: t`Za pobraniem`,
    WIRE_TRANSFER: t`Przelew`,
    SPLIT_PAYMENT: t`Podzielona płatność`,
    EXTENDED_TERM: t`Odroczony termin`,
  };
  const kind = payment.kind === null ? t`Sposób` : (kinds[payment.kind] ?? payment.kind);
  const provider = [payment.provider, payment.allegroPay ? "Allegro Pay" : null].filter(Boolean).join(", ");
  return (
    <section className={styles["block"]} aria-label={t`Płatność`}>
      <h2 className="section-title"><Trans>Płatność</Trans></h2>
      <KeyValue
        right
        rows={[
          { key: kind, value: <span className={`strong ${TONES[payment.state]}`}>{paymentName(payment.state)}</span> },
          { key: t`Przez`, value: provider },
          { key: t`Do zapłaty`, value: money(payment.toPay) },
          { key: t`Wpłynęło`, value: payment.paid === null ? t`oczekuje` : money(payment.paid) },
          { key: t`Różnica`, value: payment.difference === null ? null : <b className="c-danger">{signedMoney(payment.difference)}</b> },
          { key: t`Data`, value: payment.finishedAt === null ? null : dayTime(new Date(payment.finishedAt), now) },
          ...payment.surcharges.map((surcharge, index) => ({
            key: payment.surcharges.length === 1 ? t`Dopłata` : t`Dopłata ${index + 1}`,
            value: surcharge.paid === null ? t`oczekuje` : money(surcharge.paid),
          })),
        ]}
      />
    </section>
  );
}

/** "1234563218" → "123-456-32-18", as on paper; other kinds of numbers stay as they are. */
const taxNumber = (invoice: Invoice): string => {
  const digits = invoice.taxId ?? "";
  return invoice.taxIdKind?.includes("NIP") === true && /^\d{10}$/.test(digits) ? digits.replace(/^(\d{3})(\d{3})(\d{2})(\d{2})$/, "$1-$2-$3-$4") : digits;
};

export function InvoiceFacts({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui();
  if (!invoice.required)
    return (
      <section className={styles["block"]} aria-label={t`Faktura`}>
        <h2 className="section-title"><Trans>Faktura</Trans></h2>
        <p className="muted"><Trans>nie żąda faktury</Trans></p>
      </section>
    );
  const who = invoice.company ?? invoice.person ?? "";
  const number = taxNumber(invoice);
  const kind = invoice.taxIdKind?.includes("NIP") === true || invoice.taxIdKind === null ? "NIP" : invoice.taxIdKind;
  const lines = [who, invoice.address ?? "", number === "" ? "" : `${kind} ${number}`].filter((line) => line !== "");
  return (
    <section className={styles["block"]} aria-label={t`Faktura`}>
      <h2 className="section-title">
        <Trans>Faktura</Trans> <Tag tone="warn"><Trans>TAK</Trans></Tag>
      </h2>
      <p>
        {who}
        <br />
        {invoice.address}
      </p>
      {number !== "" && (
        <div className="row">
          <span className="faint">{kind}</span>
          <Copyable value={number} what={kind} />
        </div>
      )}
      {invoice.dueDate !== null && (
        <KeyValue rows={[{ key: t`Termin płatności`, value: fullDate(new Date(invoice.dueDate)) }]} />
      )}
      <div className={`${styles["actions"] ?? ""} no-print`}>
        <Button size="sm" look="ghost" onPress={() => void copyText(lines.join("\n"), t`dane do faktury`)}>
          <Trans>Kopiuj dane</Trans>
        </Button>
      </div>
    </section>
  );
}
