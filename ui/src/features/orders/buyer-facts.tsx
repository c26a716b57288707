// Who bought: login, masked e-mail, earlier orders.
import { Link } from "@tanstack/react-router";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { dayName } from "#/shared/format/date.ts";
import { phone } from "#/shared/format/phone.ts";
import type { BuyerCard } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { KeyValue } from "#/shared/ui/card.tsx";
import { Tag } from "#/shared/ui/pill.tsx";
import { Copyable } from "./copyable.tsx";
import styles from "./order-detail.module.css";

export function BuyerFacts({ buyer }: { buyer: BuyerCard }) {
  const { t } = useLingui();
  const now = useNow();
  const orders = plural(buyer.orders, { one: "# u Ciebie", few: "# u Ciebie", many: "# u Ciebie", other: "# u Ciebie" });
  const last = buyer.lastOrderAt === null ? null : dayName(new Date(buyer.lastOrderAt), now);
  return (
    <section className={styles["block"]} aria-label={t`Kupujący`}>
      <h2 className="section-title">
        <Trans>Kupujący</Trans>
        {buyer.guest && <Tag><Trans>gość</Trans></Tag>}
      </h2>
      <KeyValue
        rows={[
          { key: t`Login`, value: <Copyable value={buyer.login} what={t`login`} /> },
          { key: t`Nazwa`, value: buyer.name },
          { key: t`Firma`, value: buyer.company },
          { key: t`E-mail`, value: <Copyable value={buyer.email} what={t`e-mail`} title={t`Adres zamaskowany przez Allegro`} /> },
          { key: t`Telefon`, value: buyer.phone === null ? null : <Copyable value={buyer.phone} shown={phone(buyer.phone)} what={t`telefon`} /> },
          { key: "PESEL", value: buyer.personalIdentityMasked },
          { key: t`Język`, value: buyer.language },
          {
            key: t`Zakupy`,
            value: (
              <Link to="/customers/$id" params={{ id: buyer.customer }}>
                {orders}
                {last !== null && <Trans>, ostatni {last}</Trans>}
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}
