// "Klienci" with one customer open beside the list.
import { useParams } from "@tanstack/react-router";
import { CustomersView } from "./customers-view.tsx";

export function CustomerScreen() {
  const { id } = useParams({ from: "/customers/$id" });
  return <CustomersView chosen={id} />;
}
