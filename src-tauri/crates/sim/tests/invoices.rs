//! FACTS J19: invoices in two steps.

mod support;

use serde_json::{Value, json};
use support::*;

struct Desk {
    outside: Outside,
    token: String,
    order: String,
}

async fn desk() -> Desk {
    let outside = outside().await;
    let token = outside.seller().await;
    let order = text(&outside.command(json!({"do": "order.new"})).await, "id");
    Desk { outside, token, order }
}

impl Desk {
    fn path(&self) -> String {
        format!("/order/checkout-forms/{}/invoices", self.order)
    }

    async fn announce(&self) -> Answer {
        let url = self.outside.url(&format!("/allegro/api{}", self.path()));
        let body = json!({"file": {"name": "FV-1.pdf"}, "invoiceNumber": "FV 1/11/2026"}).to_string();
        let request = self.outside.http.post(url).bearer_auth(&self.token).header("content-type", PUBLIC).body(body);
        self.outside.send(request).await
    }

    async fn upload(&self, id: &str, bytes: Vec<u8>) -> Answer {
        let url = self.outside.url(&format!("/allegro/api{}/{id}/file", self.path()));
        let request = self.outside.http.put(url).bearer_auth(&self.token).header("content-type", "application/pdf");
        self.outside.send(request.body(bytes)).await
    }

    async fn listed(&self) -> Value {
        self.outside.get(&self.token, &self.path()).await.body["invoices"].clone()
    }
}

fn pdf(content: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{content}").into_bytes()
}

#[tokio::test]
async fn j19_a_file_follows_its_data_and_is_scanned() {
    let desk = desk().await;
    let id = text(&desk.announce().await.body, "id");
    assert_eq!(desk.listed().await[0]["file"]["securityVerification"], Value::Null);
    assert_eq!(desk.upload(&id, pdf("")).await.status, 200);
    let status = async || desk.listed().await[0]["file"]["securityVerification"]["status"].clone();
    assert_eq!(status().await, "WAITING");
    assert_eq!(desk.announce().await.status, 422);
    desk.outside.pass("21s").await;
    assert_eq!(status().await, "ACCEPTED");
    let again = desk.upload(&id, pdf("")).await;
    assert_eq!((again.status, again.error()), (409, "InvoiceFileExistsException"));
}

#[tokio::test]
async fn j19_what_is_no_small_pdf_is_refused() {
    let desk = desk().await;
    let id = text(&desk.announce().await.body, "id");
    assert_eq!(desk.upload(&id, Vec::new()).await.error(), "FILE-EMPTY");
    assert_eq!(desk.upload(&id, b"--boundary\r\n".to_vec()).await.error(), "FILE-CONTENT-INVALID");
    assert_eq!(desk.upload(&id, pdf(&" ".repeat(3 * 1024 * 1024))).await.status, 413);
    assert_eq!(desk.upload("29738e61-7f6a-41e8-ac45-09db60ede9d6", pdf("")).await.status, 404);
    assert_eq!(desk.upload(&id, pdf("EICAR-STANDARD-ANTIVIRUS-TEST-FILE")).await.status, 200);
    desk.outside.pass("21s").await;
    assert_eq!(desk.listed().await[0]["file"]["securityVerification"]["status"], "REJECTED");
}

#[tokio::test]
async fn j19_ten_invoices_are_enough_and_haste_is_refused() {
    let desk = desk().await;
    assert_eq!(desk.announce().await.status, 201);
    assert_eq!(desk.announce().await.status, 429);
    for _ in 0..9 {
        desk.outside.pass("6s").await;
        assert_eq!(desk.announce().await.status, 201);
    }
    desk.outside.pass("6s").await;
    assert_eq!(desk.announce().await.status, 409);
    assert_eq!(desk.listed().await.as_array().unwrap().len(), 10);
}
