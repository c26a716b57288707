// "Klienci" with nobody chosen yet.
import { CustomersView } from "./customers-view.tsx";

export function CustomersScreen() {
  return <CustomersView chosen={null} />;
}
