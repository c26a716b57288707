// A value that goes to the clipboard by a press.
import { Copy } from "lucide-react";
import { useLingui } from "@lingui/react/macro";
import { copyText } from "#/shared/ui/clipboard.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import styles from "./order-detail.module.css";

type Props = {
  value: string;
  what: string;
  /** How the value reads, where that is not how it is copied. */
  shown?: string;
  mono?: boolean;
  title?: string;
};

export function Copyable({ value, what, shown = value, mono = false, title }: Props) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      className={styles["copy"]}
      title={title ?? t`Kopiuj`}
      aria-label={t`Kopiuj ${what}: ${shown}`}
      onClick={() => void copyText(value, what)}
    >
      <span className={classNames(mono && "mono")}>{shown}</span>
      <Copy className="icon icon--sm no-print" aria-hidden />
    </button>
  );
}
