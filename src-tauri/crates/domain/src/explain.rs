//! The dictionary from codes of Allegro, of OAuth and of the network to a cause and a next step.

/// What a seller reads instead of a code. `step` is what to do; the raw answer stays in the activity log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub cause: Said,
    pub step: Said,
    pub fix: Fix,
}

/// One sentence in both languages of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub pl: &'static str,
    pub en: &'static str,
}

/// The button that mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    Retry,
    Relink,
    OpenLog,
    OpenSettings,
    CheckClock,
    UpdateProgram,
}

const fn said(pl: &'static str, en: &'static str) -> Said {
    Said { pl, en }
}

const fn entry(code: &'static str, fix: Fix, cause: Said, step: Said) -> (&'static str, Explanation) {
    (code, Explanation { cause, step, fix })
}

/// Codes as the other side writes them; those in lower case with a colon are ours, for answers without a code.
const DICTIONARY: &[(&str, Explanation)] = &[
    entry(
        "network:offline",
        Fix::Retry,
        said("Nie ma połączenia z Allegro.", "There is no connection to Allegro."),
        said(
            "Pracuj dalej na zapisanych zamówieniach. Pobieranie ruszy samo, gdy sieć wróci.",
            "Keep working on the saved orders. Fetching resumes by itself when the network is back.",
        ),
    ),
    entry(
        "network:timeout",
        Fix::Retry,
        said("Allegro nie odpowiedziało na czas.", "Allegro did not answer in time."),
        said("Spróbujemy ponownie za chwilę. Nic nie zginęło.", "We will try again in a moment. Nothing is lost."),
    ),
    entry(
        "network:cut",
        Fix::Retry,
        said("Połączenie urwało się w połowie odpowiedzi.", "The connection broke in the middle of an answer."),
        said(
            "Odpowiedź odrzucono w całości i zostanie pobrana od nowa.",
            "The answer was discarded whole and will be fetched again.",
        ),
    ),
    entry(
        "answer:html",
        Fix::Retry,
        said(
            "Zamiast danych przyszła strona internetowa, zwykle kontrola antybotowa Allegro.",
            "A web page came instead of data, usually Allegro's anti-bot check.",
        ),
        said(
            "Odczekaj kilka minut. Jeśli to wraca, otwórz allegro.pl w przeglądarce na tym komputerze.",
            "Wait a few minutes. If it keeps coming, open allegro.pl in a browser on this computer.",
        ),
    ),
    entry(
        "answer:unreadable",
        Fix::OpenLog,
        said("Odpowiedzi Allegro nie da się odczytać.", "Allegro's answer cannot be read."),
        said(
            "Surowa odpowiedź jest w Dzienniku. Sprawdź, czy jest nowsza wersja programu.",
            "The raw answer is in the activity log. See whether there is a newer version of the program.",
        ),
    ),
    entry(
        "http:401",
        Fix::Relink,
        said(
            "Allegro nie uznaje już naszego dostępu do konta.",
            "Allegro no longer accepts our access to the account.",
        ),
        said(
            "Powiąż konto ponownie. Zamówienia na tym komputerze są bezpieczne.",
            "Link the account again. The orders on this computer are safe.",
        ),
    ),
    entry(
        "http:403",
        Fix::Relink,
        said("Allegro odmówiło dostępu do tej części konta.", "Allegro refused access to this part of the account."),
        said("Powiąż konto ponownie i zaznacz wszystkie zgody.", "Link the account again and grant every permission."),
    ),
    entry(
        "http:404",
        Fix::OpenLog,
        said("Allegro nie zna już tego adresu albo obiektu.", "Allegro no longer knows this address or object."),
        said(
            "Odśwież listę. Jeśli to wraca, zajrzyj do Dziennika.",
            "Refresh the list. If it keeps coming, see the activity log.",
        ),
    ),
    entry(
        "http:406",
        Fix::UpdateProgram,
        said("Allegro nie rozmawia już w tej wersji języka API.", "Allegro no longer speaks this version of its API."),
        said("Zaktualizuj program.", "Update the program."),
    ),
    entry(
        "http:408",
        Fix::Retry,
        said("Allegro nie doczekało się całego zapytania.", "Allegro did not receive the whole request in time."),
        said("Spróbujemy ponownie za chwilę.", "We will try again in a moment."),
    ),
    entry(
        "http:409",
        Fix::Retry,
        said("Dane zmieniły się w Allegro w tym samym czasie.", "The data changed at Allegro at the same time."),
        said("Odczytamy je ponownie i porównamy ze zmianą.", "We will read them again and compare with the change."),
    ),
    entry(
        "http:422",
        Fix::OpenLog,
        said("Allegro odrzuciło dane z zapytania.", "Allegro refused the data of the request."),
        said("Szczegóły są w Dzienniku przy tym wpisie.", "The details are in the activity log at this entry."),
    ),
    entry(
        "http:429",
        Fix::Retry,
        said("Allegro ogranicza tempo.", "Allegro limits the pace."),
        said(
            "Czekamy co najmniej minutę i wracamy sami. Nic nie trzeba robić.",
            "We wait at least a minute and come back by ourselves. Nothing needs to be done.",
        ),
    ),
    entry(
        "http:5xx",
        Fix::Retry,
        said("Allegro ma awarię po swojej stronie.", "Allegro has trouble on its side."),
        said(
            "Spróbujemy ponownie sami. Stan usług podaje status.allegro.pl.",
            "We will try again by ourselves. Service status is at status.allegro.pl.",
        ),
    ),
    entry(
        "invalid_token",
        Fix::Relink,
        said("Token dostępowy wygasł albo został odwołany.", "The access token has expired or was revoked."),
        said(
            "Odnowimy go sami. Jeśli się nie uda, powiąż konto ponownie.",
            "We will renew it. If that fails, link the account again.",
        ),
    ),
    entry(
        "invalid_grant",
        Fix::Relink,
        said(
            "Powiązanie z Allegro wygasło albo zostało usunięte na allegro.pl.",
            "The link to Allegro has expired or was removed at allegro.pl.",
        ),
        said(
            "Powiąż konto ponownie. Zamówienia na tym komputerze są bezpieczne.",
            "Link the account again. The orders on this computer are safe.",
        ),
    ),
    entry(
        "invalid_client",
        Fix::UpdateProgram,
        said("Allegro nie rozpoznaje tego programu.", "Allegro does not recognise this program."),
        said(
            "Zaktualizuj program albo sprawdź dane własnej aplikacji w Ustawieniach.",
            "Update the program, or check the data of your own application in Settings.",
        ),
    ),
    entry(
        "unauthorized_client",
        Fix::OpenSettings,
        said(
            "Ten identyfikator programu nie może łączyć kont w ten sposób.",
            "This client id may not link accounts in this way.",
        ),
        said("Wybierz inny sposób powiązania konta.", "Choose another way of linking the account."),
    ),
    entry(
        "access_denied",
        Fix::Retry,
        said("Na stronie Allegro odmówiono zgody.", "Consent was refused on Allegro's page."),
        said(
            "Jeśli to pomyłka, połącz konto jeszcze raz i naciśnij Zezwól.",
            "If that was a mistake, link the account again and press Allow.",
        ),
    ),
    entry(
        "expired_token",
        Fix::Retry,
        said("Kod stracił ważność, zanim został potwierdzony.", "The code ran out before it was confirmed."),
        said("Poproś o nowy kod.", "Ask for a new code."),
    ),
    entry(
        "slow_down",
        Fix::Retry,
        said("Allegro prosi, by pytać rzadziej.", "Allegro asks us to ask less often."),
        said("Zwalniamy sami. Nic nie trzeba robić.", "We slow down by ourselves. Nothing needs to be done."),
    ),
    entry(
        "CheckoutFormNotFoundException",
        Fix::Retry,
        said(
            "Allegro nie ma już zamówienia o tym numerze. Zwykle połączono je z innym albo należy do innego konta.",
            "Allegro no longer has an order of this number. It was probably merged with another, or belongs to another account.",
        ),
        said("Szukamy zamówienia, które je zastąpiło.", "We look for the order that replaced it."),
    ),
    entry(
        "AccessDenied",
        Fix::Relink,
        said("Konto nie dało programowi zgody na tę czynność.", "The account did not allow the program to do this."),
        said("Powiąż konto ponownie i zaznacz wszystkie zgody.", "Link the account again and grant every permission."),
    ),
    entry(
        "NotAcceptableException",
        Fix::UpdateProgram,
        said("Allegro nie rozmawia już w tej wersji języka API.", "Allegro no longer speaks this version of its API."),
        said("Zaktualizuj program.", "Update the program."),
    ),
    entry(
        "RateLimitExceedException",
        Fix::Retry,
        said("Allegro ogranicza tempo.", "Allegro limits the pace."),
        said("Czekamy co najmniej minutę i wracamy sami.", "We wait at least a minute and come back by ourselves."),
    ),
    entry(
        "TooManyRequestsException",
        Fix::Retry,
        said("Allegro ogranicza tempo.", "Allegro limits the pace."),
        said("Czekamy co najmniej minutę i wracamy sami.", "We wait at least a minute and come back by ourselves."),
    ),
    entry(
        "VALIDATION_ERROR",
        Fix::OpenLog,
        said("Allegro odrzuciło jedną z wartości.", "Allegro refused one of the values."),
        said("Dziennik pokazuje, które pole i dlaczego.", "The activity log shows which field and why."),
    ),
    entry(
        "UnsupportedLanguageInAcceptLanguageHeader",
        Fix::UpdateProgram,
        said(
            "Allegro nie przyjmuje języka, w którym pyta program.",
            "Allegro does not accept the language the program asks in.",
        ),
        said("Zaktualizuj program.", "Update the program."),
    ),
    entry(
        "INTERNAL_SERVER_ERROR",
        Fix::Retry,
        said("Allegro ma awarię po swojej stronie.", "Allegro has trouble on its side."),
        said("Spróbujemy ponownie sami.", "We will try again by ourselves."),
    ),
    entry(
        "UPSTREAM_SERVICE_TIMEOUT",
        Fix::Retry,
        said(
            "Allegro nie doczekało się odpowiedzi przewoźnika. Nie wiadomo, czy polecenie wykonano.",
            "Allegro got no answer from the carrier. Whether the command was carried out is not known.",
        ),
        said(
            "Najpierw sprawdzimy wynik, dopiero potem ewentualnie powtórzymy.",
            "We check the outcome first and only then, perhaps, repeat.",
        ),
    ),
    entry(
        "SellerOrdersStoreUnprocessableEntityException",
        Fix::OpenLog,
        said("Allegro nie przyjmuje więcej zmian tego zamówienia.", "Allegro accepts no more changes of this order."),
        said(
            "Zmień status w Sales Center albo zostaw go tylko u siebie.",
            "Change the status in Sales Center, or keep it only here.",
        ),
    ),
    entry(
        "clock:wrong",
        Fix::CheckClock,
        said("Zegar tego komputera różni się od zegara Allegro.", "This computer's clock differs from Allegro's."),
        said(
            "Ustaw datę i godzinę w systemie, inaczej terminy wysyłki będą błędne.",
            "Set the date and time in the system, or dispatch deadlines will be wrong.",
        ),
    ),
];

/// The explanation of a code, or of its HTTP status when the code is not in the dictionary.
pub fn explain(code: Option<&str>, status: Option<u16>) -> Option<&'static Explanation> {
    let by_code = code.and_then(find);
    by_code.or_else(|| match status? {
        500..=599 => find("http:5xx"),
        status => find(&format!("http:{status}")),
    })
}

fn find(code: &str) -> Option<&'static Explanation> {
    DICTIONARY.iter().find(|(known, _)| *known == code).map(|(_, explanation)| explanation)
}

/// Every code the dictionary explains.
pub fn codes() -> impl Iterator<Item = &'static str> {
    DICTIONARY.iter().map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn m_24_at_least_twenty_codes_have_a_polish_cause_and_a_next_step() {
        let codes: HashSet<&str> = codes().collect();
        assert_eq!(codes.len(), DICTIONARY.len(), "a code is explained once");
        assert!(codes.len() >= 20);
        for (code, explanation) in DICTIONARY {
            for said in [explanation.cause, explanation.step] {
                assert!(said.pl.ends_with('.') && said.en.ends_with('.'), "{code} is said in whole sentences");
                assert!(!said.pl.contains('!') && !said.pl.contains(code), "{code} is said without blame and codes");
            }
        }
    }

    #[test]
    fn an_unknown_code_is_explained_by_its_status() {
        let by_status = explain(Some("SomethingNewException"), Some(503)).expect("5xx is in the dictionary");
        assert_eq!(by_status.cause.pl, "Allegro ma awarię po swojej stronie.");
        assert_eq!(explain(Some("SomethingNewException"), Some(418)), None);
    }
}
