//! The device flow: a code to compare, a page to confirm it on, and patience.

use std::time::Duration;

use chrono::TimeDelta;
use kram_allegro::oauth::{DeviceCode, OAuth, Poll};
use kram_domain::environment::Environment;

use super::{change, finish, fresh, grant_of, keep, oauth};
use crate::app::App;
use crate::contract::accounts::{LinkAttempt, LinkMethod, LinkStage};
use crate::contract::events::AppEvent;
use crate::present::errors::AppError;

pub(super) async fn start(
    app: &App,
    environment: Environment,
    renews: Option<String>,
) -> Result<LinkAttempt, AppError> {
    let oauth = oauth(app, environment, grant_of(LinkMethod::Device))?;
    let code = oauth.device().await?;
    let mut attempt = fresh(environment, LinkMethod::Device, renews);
    attempt.url.clone_from(&code.url);
    attempt.user_code = Some(in_groups(&code.user_code));
    attempt.expires_at = TimeDelta::from_std(code.expires_in).ok().map(|life| app.inner.clock.now() + life);
    let (id, cancel) = (attempt.id.clone(), attempt.cancel.clone());
    let shown = keep(app, attempt);
    app.tell(AppEvent::OpenUrl { url: code.url.clone() });
    let asking = app.clone();
    app.inner.tracker.spawn(async move {
        tokio::select! {
            () = ask(&asking, &id, &oauth, &code) => {}
            () = cancel.cancelled() => {}
            () = asking.inner.cancel.cancelled() => {}
        }
    });
    Ok(shown)
}

/// `abc123xyz` → `ABC-123-XYZ`, as the guide wants it shown.
fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.chunks(3).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-").to_uppercase()
}

/// Asks until there is an answer. A network that is away is no answer.
async fn ask(app: &App, id: &str, oauth: &OAuth, code: &DeviceCode) {
    let mut interval = code.interval;
    let clock = &app.inner.clock;
    let expires_at = clock.now() + TimeDelta::from_std(code.expires_in).unwrap_or_default();
    loop {
        tokio::time::sleep(interval).await;
        if clock.now() >= expires_at {
            change(app, id, |attempt| attempt.stage = LinkStage::Expired);
            return;
        }
        match oauth.poll(&code.device_code).await {
            Ok(Poll::Pending) => {}
            Ok(Poll::SlowDown) => interval += Duration::from_secs(1),
            Ok(Poll::Denied) => {
                change(app, id, |attempt| attempt.stage = LinkStage::Denied);
                return;
            }
            Ok(Poll::Expired) => {
                change(app, id, |attempt| attempt.stage = LinkStage::Expired);
                return;
            }
            Ok(Poll::Tokens(pair)) => return finish::with_tokens(app, id, pair).await,
            Err(error) if error.is_offline() || error.retry_after.is_some() => {}
            Err(error) => return finish::failed(app, id, AppError::Api(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::in_groups;

    #[test]
    fn a_code_is_shown_in_groups_of_three() {
        assert_eq!(in_groups("abc123xyz"), "ABC-123-XYZ");
        assert_eq!(in_groups("ab-c12"), "ABC-12");
    }
}
