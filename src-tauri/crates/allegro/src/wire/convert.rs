//! From the checkout form to the seller's `Order`. Lenient where Allegro is, strict about money.

use kram_domain::money::{Money, NotMoney};
use kram_domain::order::{Address, Buyer, ChosenService, Delivery, Invoice, Line, Order, Payment, Point, Tax, TaxId};
use kram_domain::status::{Fulfilment, Stage};

use super::checkout_form as wire;

/// Why the bytes are no order.
#[derive(Debug, thiserror::Error)]
pub enum NotAnOrder {
    #[error("{path}: {source}")]
    Shape { path: String, source: serde_json::Error },
    #[error(transparent)]
    Money(#[from] NotMoney),
}

/// Reads one checkout form as Allegro sent it.
pub fn order(json: &str) -> Result<Order, NotAnOrder> {
    match serde_json::from_str(json) {
        Ok(form) => converted(form),
        Err(_) => Err(misshapen(json)),
    }
}

/// Reads once more, slowly, to say where it went wrong.
fn misshapen(json: &str) -> NotAnOrder {
    let reader = &mut serde_json::Deserializer::from_str(json);
    match serde_path_to_error::deserialize::<_, wire::Form>(reader) {
        Err(error) => NotAnOrder::Shape { path: error.path().to_string(), source: error.into_inner() },
        Ok(_) => NotAnOrder::Money(NotMoney(String::new())),
    }
}

fn converted(form: wire::Form) -> Result<Order, NotAnOrder> {
    let total = form.summary.and_then(|summary| summary.total_to_pay);
    let fulfillment = form.fulfillment;
    let provider = fulfillment.as_ref().and_then(|one| one.provider.as_ref()).and_then(|provider| provider.id.clone());
    let fulfilment = fulfillment.and_then(|one| one.status).map(|status| Fulfilment::from_word(&status));
    Ok(Order {
        id: form.id,
        stage: Stage::from_word(form.status.as_deref().unwrap_or_default()),
        fulfilment,
        fulfilled_by_allegro: provider.as_deref() == Some("ALLEGRO"),
        buyer: buyer(form.buyer),
        payment: form.payment.map(payment).transpose()?,
        surcharges: form.surcharges.unwrap_or_default().into_iter().map(payment).collect::<Result<_, _>>()?,
        delivery: form.delivery.map(delivery).transpose()?,
        invoice: form.invoice.map(invoice),
        lines: form.line_items.unwrap_or_default().into_iter().map(line).collect::<Result<_, _>>()?,
        message: filled(form.message_to_seller),
        note: form.note.and_then(|note| filled(note.text)),
        marketplace: form.marketplace.and_then(|marketplace| marketplace.id),
        total: money(total)?.unwrap_or_else(|| Money::new(0, "PLN")),
        updated_at: form.updated_at,
        revision: form.revision,
    })
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn money(price: Option<wire::Price>) -> Result<Option<Money>, NotMoney> {
    let Some(price) = price else { return Ok(None) };
    let Some(amount) = price.amount else { return Ok(None) };
    Money::parse(&amount, price.currency.as_deref().unwrap_or("PLN")).map(Some)
}

fn price_or_zero(price: Option<wire::Price>) -> Result<Money, NotMoney> {
    Ok(money(price)?.unwrap_or_else(|| Money::new(0, "PLN")))
}

fn buyer(buyer: Option<wire::Buyer>) -> Buyer {
    let Some(buyer) = buyer else {
        return Buyer {
            id: String::new(),
            email: String::new(),
            login: String::new(),
            guest: false,
            first_name: None,
            last_name: None,
            company: None,
            personal_identity: None,
            phone: None,
            language: None,
            address: None,
        };
    };
    Buyer {
        id: buyer.id.unwrap_or_default(),
        email: buyer.email.unwrap_or_default(),
        login: buyer.login.unwrap_or_default(),
        guest: buyer.guest.unwrap_or_default(),
        first_name: filled(buyer.first_name),
        last_name: filled(buyer.last_name),
        company: filled(buyer.company_name),
        personal_identity: filled(buyer.personal_identity),
        phone: filled(buyer.phone_number),
        language: buyer.preferences.and_then(|preferences| preferences.language),
        address: buyer.address.map(address),
    }
}

fn address(address: wire::Address) -> Address {
    Address {
        first_name: address.first_name.unwrap_or_default(),
        last_name: address.last_name.unwrap_or_default(),
        company: filled(address.company_name),
        street: address.street.unwrap_or_default(),
        post_code: address.post_code.unwrap_or_default(),
        city: address.city.unwrap_or_default(),
        country: address.country_code.unwrap_or_default(),
        phone: filled(address.phone_number),
    }
}

fn payment(payment: wire::Payment) -> Result<Payment, NotMoney> {
    Ok(Payment {
        id: payment.id.unwrap_or_default(),
        kind: payment.kind.unwrap_or_default(),
        provider: payment.provider,
        finished_at: payment.finished_at,
        paid: money(payment.paid_amount)?,
        allegro_pay: payment.features.unwrap_or_default().iter().any(|feature| feature == "ALLEGRO_PAY"),
    })
}

fn delivery(delivery: wire::Delivery) -> Result<Delivery, NotMoney> {
    let (method_id, method) = delivery.method.map_or((None, None), |method| (method.id, method.name));
    let time = delivery.time;
    Ok(Delivery {
        method_id,
        method: filled(method),
        address_modified_at: delivery.address.as_ref().and_then(|address| address.modified_at),
        address: delivery.address.map(address),
        point: delivery.pickup_point.and_then(point),
        cost: money(delivery.cost)?,
        smart: delivery.smart.unwrap_or_default(),
        window_from: time.as_ref().and_then(|time| time.from),
        window_to: time.as_ref().and_then(|time| time.to),
        ship_by: time.and_then(|time| time.dispatch).and_then(|dispatch| dispatch.to),
        packages: delivery.calculated_number_of_packages,
        cancelled_at: delivery.cancellation.and_then(|cancellation| cancellation.date),
    })
}

fn point(point: wire::PickupPoint) -> Option<Point> {
    let id = filled(point.id)?;
    let name = filled(point.name).unwrap_or_else(|| id.clone());
    Some(Point { id, name, description: filled(point.description), address: point.address.map(address) })
}

fn invoice(invoice: wire::Invoice) -> Invoice {
    let mut of_invoice = invoice.address;
    let company = of_invoice.as_mut().and_then(|address| address.company.take());
    let person = of_invoice.as_mut().and_then(|address| address.natural_person.take());
    let tax_id = company.as_ref().and_then(tax_id);
    Invoice {
        required: invoice.required.unwrap_or_default(),
        company: company.and_then(|company| filled(company.name)),
        person: person.map(|person| {
            format!("{} {}", person.first_name.unwrap_or_default(), person.last_name.unwrap_or_default())
                .trim()
                .to_owned()
        }),
        tax_id,
        address: of_invoice.map(address),
        due_date: invoice.due_date,
    }
}

/// The national number where there is one; `taxId` alone is the older form.
fn tax_id(company: &wire::Company) -> Option<TaxId> {
    let listed = company.ids.iter().flatten().find_map(|id| {
        Some(TaxId { kind: id.kind.clone()?, value: id.value.clone()? }).filter(|id| !id.value.is_empty())
    });
    listed.or_else(|| filled(company.tax_id.clone()).map(|value| TaxId { kind: "PL_NIP".to_owned(), value }))
}

fn line(line: wire::LineItem) -> Result<Line, NotMoney> {
    let (offer_id, name, sku, ean) = line.offer.map_or_else(Default::default, offer);
    Ok(Line {
        id: line.id.unwrap_or_default(),
        offer_id,
        name,
        sku,
        ean,
        quantity: line.quantity,
        original_price: price_or_zero(line.original_price)?,
        price: price_or_zero(line.price)?,
        deposit: money(line.deposit.and_then(|deposit| deposit.price))?.map(|deposit| deposit.times(line.quantity)),
        tax: line.tax.map(|tax| Tax { rate: tax.rate, exemption: tax.exemption }),
        discounts: line.discounts.unwrap_or_default().into_iter().filter_map(|discount| discount.kind).collect(),
        services: line
            .selected_additional_services
            .unwrap_or_default()
            .into_iter()
            .map(service)
            .collect::<Result<_, _>>()?,
        bought_at: line.bought_at,
        serial_numbers_expected: line.serial_numbers.and_then(|numbers| numbers.expected).unwrap_or_default(),
    })
}

fn offer(offer: wire::Offer) -> (String, String, Option<String>, Option<String>) {
    let products = offer.product_set.and_then(|set| set.products).unwrap_or_default();
    // A product's id is a UUID, or the EAN itself where Allegro knows it by that.
    let ean = products.into_iter().filter_map(|product| product.id).find(|id| is_ean(id));
    let sku = offer.external.and_then(|external| filled(external.id));
    (offer.id.unwrap_or_default(), offer.name.unwrap_or_default(), sku, ean)
}

fn is_ean(id: &str) -> bool {
    matches!(id.len(), 8 | 12 | 13 | 14) && id.bytes().all(|byte| byte.is_ascii_digit())
}

fn service(service: wire::Service) -> Result<ChosenService, NotMoney> {
    Ok(ChosenService {
        name: service.name.unwrap_or_default(),
        price: price_or_zero(service.price)?,
        quantity: service.quantity.unwrap_or(1),
    })
}
