//! A handler for each command of the contract, by its name.

pub(crate) mod accounts;
pub(crate) mod customers;
pub(crate) mod log;
pub(crate) mod orders;
pub(crate) mod program;
pub(crate) mod sync;
pub(crate) mod today;
pub(crate) mod views;

pub(crate) use accounts::{
    cancel_link, confirm_link, finish_link_by_url, link_attempt, list_accounts, renew_tokens, start_link,
    unlink_account, update_account,
};
pub(crate) use customers::{get_customer, list_customers};
pub(crate) use log::{get_log_entry, list_log};
pub(crate) use orders::{
    count_orders, count_views, delivery_names, find_by_code, get_order, get_order_raw, list_orders, mark_order_opened,
    orders_by_ids, refresh_order,
};
pub(crate) use program::{
    app_state, get_settings, network_hosts, secret_store, start_demo, stop_demo, unlock_secrets, update_settings,
};
pub(crate) use sync::{list_tasks, run_task, sync_now, sync_state, update_task};
pub(crate) use today::today;
pub(crate) use views::{delete_view, list_views, save_view};
