//! The pages a seller sees in the browser: consent, device confirmation, errors. Plain, Polish, usable by hand.

use crate::auth::authorize::PendingAuthorization;
use crate::web::escape_html;
use crate::world::World;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem;color:#222}\
h1{font-size:1.4rem}label{display:block;padding:.5rem 0}button{font:inherit;padding:.6rem 1.4rem;margin:.8rem .6rem 0 0;\
border:1px solid #ff5a00;border-radius:4px;background:#fff;color:#222}button.main{background:#ff5a00;color:#fff}\
input[type=text]{font:inherit;padding:.4rem;letter-spacing:.15em}small{color:#666}";

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"pl\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style></head>\
         <body><h1>{title}</h1>{body}<p><small>Symulator: to nie jest prawdziwe Allegro.</small></p></body></html>"
    )
}

fn account_choice(world: &World) -> String {
    let mut chosen = world.auth.browser_user.unwrap_or(0);
    chosen = chosen.min(world.accounts.len().saturating_sub(1));
    let options = world.accounts.iter().enumerate().map(|(number, account)| {
        let checked = if number == chosen { " checked" } else { "" };
        let (login, company) = (escape_html(&account.login), escape_html(&account.company));
        format!("<label><input type=\"radio\" name=\"account\" value=\"{login}\"{checked}> {login} <small>{company}</small></label>")
    });
    options.collect()
}

const BUTTONS: &str = "<button class=\"main\" name=\"decision\" value=\"allow\">Zezwól</button>\
                       <button name=\"decision\" value=\"deny\">Anuluj</button>";

pub(crate) fn consent(world: &World, pending: &PendingAuthorization) -> String {
    let body = format!(
        "<p>Aplikacja <b>{}</b> prosi o dostęp do konta. Wybierz konto i potwierdź.</p>\
         <form method=\"post\" action=\"/allegro/auth/oauth/authorize\">\
         <input type=\"hidden\" name=\"pending\" value=\"{}\">{}{BUTTONS}</form>",
        escape_html(&pending.client.id),
        escape_html(&pending.key),
        account_choice(world),
    );
    page("Czy zezwalasz aplikacji na dostęp?", &body)
}

pub(crate) fn device(world: &World, code: &str) -> String {
    let body = format!(
        "<p>Wpisz kod, który pokazuje aplikacja, wybierz konto i potwierdź.</p>\
         <form method=\"post\" action=\"/allegro/skojarz-aplikacje\">\
         <label>Kod <input type=\"text\" name=\"code\" value=\"{}\" autocomplete=\"off\"></label>{}{BUTTONS}</form>",
        escape_html(code),
        account_choice(world),
    );
    page("Skojarz aplikację", &body)
}

pub(crate) fn device_done(allowed: bool) -> String {
    match allowed {
        true => page("Aplikacja skojarzona", "<p>Możesz wrócić do aplikacji.</p>"),
        false => page("Odmówiono dostępu", "<p>Aplikacja nie dostanie dostępu do konta.</p>"),
    }
}

pub(crate) fn device_unknown() -> String {
    page("Nieprawidłowy kod", "<p>Kod jest nieznany, wygasł albo został już użyty.</p>")
}

/// Allegro's dead end: nothing returns to the program (FACTS A3).
pub(crate) fn dead_end(reason: &str) -> String {
    page("Nie możemy wyświetlić strony", &format!("<p>{}. Numer błędu: 7f3a91c2</p>", escape_html(reason)))
}

/// What the anti-bot service sends instead of an answer (FACTS A2, B3).
pub(crate) fn captcha() -> String {
    page("Zostałeś zablokowany", "<p>Potwierdź, że jesteś człowiekiem.</p><div id=\"captcha\"></div>")
}
