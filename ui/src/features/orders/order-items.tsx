// What was bought: lines with their signs and prices, deposits apart, the sum Allegro gave.
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { fullDateTime } from "#/shared/format/date.ts";
import { amount, money } from "#/shared/format/money.ts";
import type { LineItem, OrderDetail } from "#/shared/host/contract.gen.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import styles from "./order-detail.module.css";

type Props = { order: OrderDetail };

export function OrderItems({ order }: Props) {
  const { t } = useLingui();
  const { lines, row, delivery, depositTotal } = order;
  const positions = plural(lines.length, { one: "# pozycja", few: "# pozycje", many: "# pozycji", other: "# pozycji" });
  const pieces = plural(row.pieces, { one: "# sztuka", few: "# sztuki", many: "# sztuk", other: "# sztuki" });
  return (
    <section className={styles["block"]} aria-label={t`Produkty`}>
      <h2 className="section-title">
        <Trans>Produkty</Trans>{" "}
        <span className="faint">
          {positions}, {pieces}
        </span>
      </h2>
      <ul className={styles["items"]}>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
        <li className={styles["total"]}>
          {depositTotal !== null && (
            <>
              <span className="muted"><Trans>Kaucja za opakowania</Trans></span>
              <span className="num muted">{amount(depositTotal)}</span>
            </>
          )}
          <span className="muted">
            {[t`Dostawa`, delivery.method].filter((part) => part !== "").join(", ")}
          </span>
          <span className="num muted">{delivery.cost === null ? "—" : amount(delivery.cost)}</span>
          <span className="strong"><Trans>Razem</Trans></span>
          <span className="num strong">{money(row.total)}</span>
        </li>
      </ul>
    </section>
  );
}

function Line({ line }: { line: LineItem }) {
  const { t } = useLingui();
  const wasCheaper = line.originalPrice.minor !== line.price.minor;
  const deposit = line.deposit === null ? null : money(line.deposit);
  const bought = fullDateTime(new Date(line.boughtAt));
  const signs = [
    line.sku === null ? null : `SKU ${line.sku}`,
    line.ean === null ? null : `EAN ${line.ean}`,
    line.tax === null ? null : `VAT ${line.tax}`,
    deposit === null ? null : t`kaucja ${deposit}`,
  ].filter((sign) => sign !== null);
  const extras = [...line.discounts, ...line.services, ...(line.serialNumbersExpected ? [t`wymaga numerów seryjnych`] : [])];
  return (
    <li>
      <div className="stack">
        <span className="truncate" title={line.name}>{line.name}</span>
        <small className="truncate" title={signs.join(" · ")}>{signs.join(" · ")}</small>
        <small className="truncate">
          {t`oferta ${line.offerId} · kupiono ${bought}`}
          {extras.length > 0 && ` · ${extras.join(" · ")}`}
        </small>
      </div>
      <span className={classNames(styles["qty"], line.quantity > 1 && styles["many"])}>×{line.quantity}</span>
      <span className={classNames("num faint", styles["unit"])}>
        {wasCheaper && <s className={styles["was"]}>{amount(line.originalPrice)}</s>}
        {amount(line.price)}
      </span>
      <span className="num strong">{amount(line.sum)}</span>
    </li>
  );
}
