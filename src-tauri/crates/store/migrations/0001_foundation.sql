-- Accounts, orders with their search index, customers, timeline, the scheduler and the activity log.
-- Times are milliseconds since 1970 UTC; money is minor units; enumerations are the numbers of `domain`.

create table accounts (
  tag             integer primary key,          -- small number that orders carry
  id              text not null unique,
  environment     text not null,
  seller_id       text not null,
  login           text not null,
  company         text,
  state           text not null,                -- linked | relink
  "grant"         text not null,                -- which client renews the tokens: code | device
  colour          integer not null,
  position        integer not null,
  linked_at       integer not null,
  orders_interval integer,                      -- minutes; null = only by hand
  unique (environment, seller_id)
) strict;

create table orders (
  key                integer primary key,       -- when bought, in thousandths of a millisecond: the order of every list
  id                 text not null unique,
  account            integer not null references accounts (tag),
  arrived            integer not null,          -- rises with every new order; a list shows those up to its snapshot
  queue              integer not null,
  status             text not null,             -- Allegro's seller status, or '' while unpaid
  stage              text not null,
  buyer_name         text not null,
  buyer_sort         text not null,             -- folded
  buyer_login        text not null,
  customer           text not null,
  first_item         text not null,
  first_quantity     integer not null,
  lines              integer not null,
  pieces             integer not null,
  total              integer not null,
  currency           text not null,
  payment            integer not null,
  payment_difference integer,
  delivery_name      text not null,
  delivery_kind      integer not null,
  delivery_place     text not null,
  delivery_detail    text,
  ship_by            integer not null,          -- 9223372036854775807 when there is no deadline: sorts last
  message            text,
  note               text,
  invoice            integer not null,
  smart              integer not null,
  by_allegro         integer not null,
  country            text not null,
  problems           integer not null,          -- bits
  address_changed    integer not null,
  opened             integer not null,
  waybills           text,                      -- separated by spaces
  merged_into        text,
  gone               integer not null,          -- Allegro answers 404
  updated_at         integer not null,          -- Allegro's
  read_at            integer not null           -- ours
) strict;

-- One index per sort, each within its queue; "all" merges the queues. They end with what snapshots and the
-- account switcher ask for, so that counting and jumping never touch the rows.
create index orders_by_queue    on orders (queue, key, arrived, account);
create index orders_by_ship_by  on orders (queue, ship_by, key, arrived, account);
create index orders_by_total    on orders (queue, total, key, arrived, account);
create index orders_by_buyer    on orders (queue, buyer_sort, key, arrived, account);
create index orders_by_status   on orders (queue, status, key, arrived, account);
create index orders_by_delivery on orders (queue, delivery_name, key, arrived, account);
create index orders_in_trouble  on orders (queue, key) where problems <> 0;
create index orders_merged      on orders (merged_into) where merged_into is not null;
create index orders_by_customer on orders (customer, key);
create index orders_by_arrived  on orders (arrived);

-- The order as Allegro sent it, unknown fields intact.
create table order_bodies (
  key  integer primary key,
  body text not null
) strict;

-- Line ids outlive the merging of purchases: for a while an old order and the new one hold the same line.
create table order_lines (
  line text not null,
  key  integer not null,
  primary key (line, key)
) strict, without rowid;

create index order_lines_by_order on order_lines (key);

create table order_events (
  id      integer primary key,
  "order" integer not null,
  at      integer not null,
  kind    text not null,
  params  text not null,                        -- JSON
  rule    text                                  -- who or which rule
) strict;

create index order_events_by_order on order_events ("order", at);

-- Addresses that were replaced, with when we first saw their successor.
create table order_addresses (
  "order" integer not null,
  at      integer not null,
  address text not null,                        -- JSON
  primary key ("order", at)
) strict, without rowid;

create table order_waybills (
  "order"  integer not null,
  number   text not null,
  carrier  text not null,
  added_at integer,
  primary key ("order", number)
) strict, without rowid;

create index order_waybills_by_number on order_waybills (number);

-- Words of an order, folded. `rowid` is the order's key, so that the newest come first without sorting.
create virtual table order_search using fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0'
);

-- Logins, numbers and codes by any three characters of them.
create virtual table order_codes using fts5 (
  codes, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);

create table customers (
  rank    integer primary key,
  id      text not null unique,                 -- environment and buyer id
  login   text not null,
  name    text not null,
  company text,
  city    text,
  phone   text,
  email   text not null,
  sort    text not null,                        -- folded name
  search  text not null,                        -- folded login, name, company, phone, e-mail, city
  last_at integer not null
) strict;

create index customers_by_sort on customers (sort, rank);

create virtual table customer_search using fts5 (
  search, content = 'customers', content_rowid = 'rank', detail = none, tokenize = 'trigram case_sensitive 1'
);

create trigger customers_added after insert on customers begin
  insert into customer_search (rowid, search) values (new.rank, new.search);
end;

create trigger customers_changed after update of search on customers when old.search <> new.search begin
  insert into customer_search (customer_search, rowid, search) values ('delete', old.rank, old.search);
  insert into customer_search (rowid, search) values (new.rank, new.search);
end;

create trigger customers_removed after delete on customers begin
  insert into customer_search (customer_search, rowid, search) values ('delete', old.rank, old.search);
end;

-- Position and health of each stream of each account.
create table sync_streams (
  account       integer not null,
  stream        text not null,
  cursor        text,
  last_attempt  integer,
  last_success  integer,
  last_error    text,                           -- JSON
  agreed_at     integer,
  done          integer not null default 0,
  total         integer,
  primary key (account, stream)
) strict, without rowid;

-- Orders that were announced and could not be read yet; asked for again in every cycle.
create table orders_to_read (
  id      text primary key,
  account integer not null,
  since   integer not null
) strict, without rowid;

create table tasks (
  id       text primary key,
  enabled  integer not null,
  interval integer,                             -- minutes; null = only by hand
  last_run integer,
  last_ok  integer,
  result   text                                 -- JSON
) strict, without rowid;

create table points (
  id            text primary key,
  name          text not null,
  description   text,
  address       text,
  opening_hours text
) strict, without rowid;

create table returns (
  id         text primary key,
  account    integer not null,
  order_id   text not null,
  status     text not null,
  created_at integer not null
) strict, without rowid;

create table settings (
  name  text primary key,
  value text not null                           -- JSON
) strict, without rowid;

create table views (
  id       text primary key,
  name     text not null,
  position integer not null,
  body     text not null                        -- JSON
) strict, without rowid;

create table log (
  id          text primary key,                 -- UUIDv7: rises with time
  at          integer not null,
  kind        text not null,                    -- request | event | change
  topic       text not null,
  account     text,
  code        text not null,                    -- what happened; the sentence is composed when it is read
  params      text not null,                    -- JSON
  method      text,
  path        text,
  detail      text,
  status      integer,
  ok          integer not null,
  duration_ms integer,
  order_id    text,
  rule        text
) strict, without rowid;

create index log_errors on log (id) where ok = 0;
create index log_by_order on log (order_id, id) where order_id is not null;

create table log_bodies (
  id   text primary key,
  body text not null                            -- JSON: headers, bodies, trace id, attempt, error code
) strict, without rowid;
