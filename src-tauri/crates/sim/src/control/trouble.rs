//! Commands that spoil the journal, the answers and the net.

use serde_json::json;

use crate::control::args::{Args, Outcome};
use crate::gate::Net;
use crate::gate::faults::{Fault, Measure, Rule};
use crate::shared::Shared;

/// `event.drop {share | count}`, `event.double {share}`, `event.shuffle {on}`, `event.delay {by, share}`: from now on, for one account or all.
pub(crate) fn events(shared: &Shared, args: Args<'_>) -> Outcome {
    shared.with(|world, _| {
        let only = args.text("account").map(|_| args.account(world)).transpose()?;
        for (number, account) in world.accounts.iter_mut().enumerate() {
            if only.is_some_and(|only| only != number) {
                continue;
            }
            let trouble = &mut account.journal.trouble;
            match args.needed("do")? {
                "event.drop" => {
                    trouble.drop_next = args.number("count").unwrap_or(0).max(0) as u64;
                    let everything = if trouble.drop_next > 0 { 0.0 } else { 1.0 };
                    trouble.drop_share = args.share("share").unwrap_or(everything);
                }
                "event.double" => trouble.double_share = args.share("share").unwrap_or(1.0),
                "event.shuffle" => trouble.shuffle = args.0["on"].as_bool().unwrap_or(true),
                _ => {
                    trouble.delay_ms = args.span_ms("by").unwrap_or(30 * 60 * 1_000);
                    trouble.delay_share = args.share("share").unwrap_or(1.0);
                }
            }
        }
        Ok(json!({}))
    })
}

/// `http.fail {match, kind, times | share, seconds, account}`.
pub(crate) fn http_fail(shared: &Shared, args: Args<'_>) -> Outcome {
    let fault = Fault::parse(&args.0["kind"], args.number("seconds").map(|seconds| seconds.max(0) as u64))?;
    let measure = match args.share("share") {
        Some(share) => Measure::Share(share),
        None => Measure::Times(args.number("times").unwrap_or(1).max(0) as u64),
    };
    let pattern = args.text("match").unwrap_or("/").to_owned();
    let account = shared.with(|world, _| args.text("account").map(|_| args.account(world)).transpose())?;
    let mut gate = shared.gate();
    gate.faults.add(Rule { pattern, account, fault, measure });
    Ok(json!({"faults": gate.faults.json()}))
}

pub(crate) fn net(shared: &Shared, args: Args<'_>) -> Outcome {
    let state = args.needed("state")?;
    shared.gate().net = match state {
        "on" => Net::On,
        "off" => Net::Off,
        "slow" => Net::Slow(args.number("ms").unwrap_or(2_000).max(0) as u64),
        other => return Err(format!("the net cannot be {other}")),
    };
    Ok(json!({"state": state}))
}

pub(crate) fn rate_limit(shared: &Shared, args: Args<'_>) -> Outcome {
    let per_minute = args.number("per_minute").ok_or("`per_minute` is missing")?;
    shared.gate().limits.set(per_minute.max(0) as u64);
    Ok(json!({"per_minute": per_minute}))
}
