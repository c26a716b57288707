//! Kram: app.
