//! Every command of Kram, listed once.

/// Expands `$callback!` with the whole list: `name: Arguments => Result, provides [tags], "doc";`.
///
/// `provides` names the tags of `AppEvent::Changed` after which an answer is stale; an empty list marks an action.
macro_rules! all_commands {
    ($callback:ident) => {
        $callback! {
            app_state: Nothing => AppState, ["accounts", "settings", "secrets"], "State of the program for the first frame.";
            get_settings: Nothing => Settings, ["settings"], "Settings of the program.";
            update_settings: UpdateSettings => Settings, [], "Changes settings; absent fields stay.";
            network_hosts: Nothing => Vec<NetworkHost>, [], "Every host the program may talk to, and why.";
            secret_store: Nothing => SecretStoreState, ["secrets"], "Where tokens are kept on this computer.";
            unlock_secrets: UnlockSecrets => SecretStoreState, [], "Opens (or creates) the encrypted token file.";
            start_demo: Nothing => Vec<Account>, [], "Starts the built-in simulator and links its example accounts.";
            stop_demo: Nothing => Nothing, [], "Removes the example accounts and all their data.";

            list_accounts: Nothing => Vec<Account>, ["accounts"], "Linked accounts in the order of the switcher.";
            start_link: StartLink => LinkAttempt, [], "Begins linking: opens the browser or shows a code.";
            link_attempt: ById => LinkAttempt, [], "How an attempt at linking stands.";
            cancel_link: ById => LinkAttempt, [], "Gives an attempt up.";
            confirm_link: ConfirmLink => LinkAttempt, [], "Answers 'is this the right account?'.";
            finish_link_by_url: FinishLinkByUrl => LinkAttempt, [], "Takes the kram:// address that came back from the browser.";
            unlink_account: ByAccount => Nothing, [], "Forgets the tokens; orders stay.";
            update_account: UpdateAccount => Account, [], "Colour, place and settings of an account.";
            renew_tokens: ByAccount => Account, [], "Renews the token pair now.";

            list_orders: ListOrders => OrderPage, ["orders"], "A page of orders.";
            count_orders: CountOrders => OrderCount, ["orders"], "How many orders a query has, and how many came since.";
            orders_by_ids: OrdersByIds => Vec<OrderRow>, ["orders"], "Current rows of these orders.";
            count_views: CountViews => Vec<ViewCount>, ["orders"], "Counters of the built-in views.";
            delivery_names: Nothing => Vec<String>, ["orders"], "Names of delivery methods seen in orders, most used first.";
            get_order: ById => OrderDetail, ["orders"], "One order, whole.";
            get_order_raw: ById => String, ["orders"], "The order as Allegro sent it, formatted JSON.";
            mark_order_opened: ById => Nothing, [], "Takes the star off.";
            refresh_order: ById => OrderDetail, [], "Reads one order from Allegro again.";
            find_by_code: FindByCode => FoundByCode, [], "What a scanned code points at.";
            today: CountViews => Today, ["orders"], "Cards of the Dziś screen, money at risk first.";
            list_views: Nothing => Vec<SavedView>, ["views"], "The seller's own views.";
            save_view: SavedView => SavedView, [], "Saves a view of one's own.";
            delete_view: ById => Nothing, [], "Deletes a view of one's own.";

            list_customers: ListCustomers => CustomerPage, ["customers"], "Customers, by name or by what was typed.";
            get_customer: ById => CustomerDetail, ["customers"], "A customer with everything.";

            sync_now: SyncNow => SyncReport, [], "Fetches from Allegro now, all accounts in parallel.";
            sync_state: Nothing => SyncState, ["accounts"], "State of the connection for the status bar.";
            list_tasks: Nothing => Vec<Task>, ["tasks"], "Table of the scheduler.";
            run_task: ById => Task, [], "Runs a task now.";
            update_task: UpdateTask => Task, [], "Switches a task or changes its interval, at once.";

            list_log: ListLog => LogPage, ["log"], "A page of the activity log, newest first.";
            get_log_entry: ById => LogEntry, ["log"], "One entry with request, answer and explanation.";
        }
    };
}
pub(crate) use all_commands;
