//! What `order.new` asks for, read from its arguments.

use crate::control::args::Args;
use crate::world::history;
use crate::world::make::{PAYMENT_KINDS, Wish};
use crate::world::market::{find_method, marketplace};
use crate::world::order::{Invoice, Status};

/// What is left out stays open.
pub(crate) fn read(args: Args<'_>) -> Result<Wish, String> {
    let known = |what: &str, text: &str| format!("unknown {what} {text}");
    let method =
        args.text("delivery").map(|text| find_method(text).ok_or_else(|| known("delivery", text))).transpose()?;
    let asked_market =
        args.text("marketplace").map(|id| marketplace(id).ok_or_else(|| known("marketplace", id))).transpose()?;
    let payment = args
        .text("payment")
        .map(|text| PAYMENT_KINDS.iter().find(|kind| **kind == text).copied().ok_or_else(|| known("payment", text)));
    let status =
        args.text("status").map(|text| Status::parse(text).ok_or_else(|| known("status", text))).transpose()?;
    let invoice = match args.text("invoice") {
        None => None,
        Some("company") => Some(Invoice::Company),
        Some("company-eu") => Some(Invoice::CompanyEu),
        Some("person") => Some(Invoice::Person),
        Some("none") => Some(Invoice::None),
        Some(other) => return Err(known("invoice", other)),
    };
    // A method of another country brings its marketplace along.
    let market_of_method = method.map_or(Some(0), history::market_of);
    Ok(Wish {
        method,
        marketplace: asked_market.or(market_of_method),
        payment: payment.transpose()?,
        status,
        invoice,
        buyer: args.number("buyer").map(|number| number.max(0) as u32),
        lines: args.number("lines").map(|number| number.clamp(1, 50) as u32),
        offer: args.number("offer").map(|number| number.max(0) as u32),
        quantity: args.number("quantity").map(|number| number.max(1)),
        message: args.text("message").map(str::to_owned),
        smart: args.0["smart"].as_bool(),
        price_minor: args.number("price_minor"),
        cost_minor: args.number("cost_minor"),
        paid_minor: args.number("paid_minor"),
        from_allegro_warehouse: args.text("provider") == Some("ALLEGRO"),
    })
}
