//! The seller's own views.

use kram_store::views::ViewRecord;

use crate::app::App;
use crate::contract::common::{ById, Nothing};
use crate::contract::orders::SavedView;
use crate::present::errors::AppError;

const LONGEST_NAME: usize = 60;

pub(crate) async fn list_views(app: &App, _: Nothing) -> Result<Vec<SavedView>, AppError> {
    let records = app.inner.store.views().await?;
    Ok(records.iter().filter_map(view).collect())
}

/// A view that a newer program wrote and this one cannot read is left out, not lost.
fn view(record: &ViewRecord) -> Option<SavedView> {
    serde_json::from_str(&record.body).ok()
}

pub(crate) async fn save_view(app: &App, args: SavedView) -> Result<SavedView, AppError> {
    let name = args.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(AppError::invalid("name", "Nazwij widok, do 60 znaków.", "Name the view, up to 60 characters."));
    }
    let id = args.id.clone().unwrap_or_else(|| uuid::Uuid::now_v7().to_string());
    let view = SavedView { id: Some(id.clone()), name: name.clone(), ..args };
    let body = serde_json::to_string(&view).map_err(kram_store::StoreError::from)?;
    let record = ViewRecord { id, name, position: i64::from(view.position), body };
    app.save(async |write| write.save_view(&record).await).await?;
    app.stale(["views"]);
    Ok(view)
}

pub(crate) async fn delete_view(app: &App, args: ById) -> Result<Nothing, AppError> {
    if !app.save(async |write| write.delete_view(&args.id).await).await? {
        return Err(AppError::NotFound("widok", "view"));
    }
    app.stale(["views"]);
    Ok(Nothing {})
}
