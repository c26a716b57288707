//! Connections that can be cut: what no web framework offers, and every network does.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

const NO_LIMIT: i64 = i64::MAX;

/// Handed to the handlers of one connection, to end it.
#[derive(Clone)]
pub(crate) struct Wire(Arc<WireState>);

struct WireState {
    /// How many bytes may still be written; then the connection dies.
    budget: AtomicI64,
    /// Die with a reset instead of an orderly end.
    reset: AtomicBool,
    /// Set when the whole simulator is shut down.
    down: Arc<AtomicBool>,
}

impl Wire {
    /// Nothing more is written.
    pub(crate) fn cut(&self) {
        self.cut_after(0);
    }

    pub(crate) fn cut_after(&self, bytes: i64) {
        self.0.budget.store(bytes, Ordering::SeqCst);
    }

    pub(crate) fn reset(&self) {
        self.0.reset.store(true, Ordering::SeqCst);
        self.cut();
    }
}

pub(crate) struct WireListener {
    listener: TcpListener,
    down: Arc<AtomicBool>,
}

impl WireListener {
    pub(crate) fn new(listener: TcpListener, down: Arc<AtomicBool>) -> Self {
        Self { listener, down }
    }
}

impl Listener for WireListener {
    type Io = WireStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (WireStream, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "small answers may be slow");
        }
        let state =
            WireState { budget: AtomicI64::new(NO_LIMIT), reset: AtomicBool::new(false), down: Arc::clone(&self.down) };
        (WireStream { stream, wire: Wire(Arc::new(state)) }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, WireListener>> for Wire {
    fn connect_info(stream: IncomingStream<'_, WireListener>) -> Self {
        stream.io().wire.clone()
    }
}

pub(crate) struct WireStream {
    stream: TcpStream,
    wire: Wire,
}

impl WireStream {
    fn dead(&self) -> io::Error {
        if self.wire.0.reset.load(Ordering::SeqCst)
            && let Err(error) = self.stream.set_zero_linger()
        {
            tracing::debug!(%error, "the connection ends without a reset");
        }
        io::Error::from(io::ErrorKind::ConnectionAborted)
    }
}

impl AsyncRead for WireStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.wire.0.down.load(Ordering::SeqCst) {
            return Poll::Ready(Err(self.dead()));
        }
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        // What arrives while the simulator ends must not be answered any more.
        if polled.is_ready() && self.wire.0.down.load(Ordering::SeqCst) {
            return Poll::Ready(Err(self.dead()));
        }
        polled
    }
}

impl AsyncWrite for WireStream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let budget = self.wire.0.budget.load(Ordering::SeqCst);
        if budget <= 0 {
            return Poll::Ready(Err(self.dead()));
        }
        let allowed = bytes.len().min(usize::try_from(budget).unwrap_or(usize::MAX));
        let polled = Pin::new(&mut self.stream).poll_write(context, &bytes[..allowed]);
        if let Poll::Ready(Ok(written)) = &polled
            && budget != NO_LIMIT
        {
            self.wire.0.budget.fetch_sub(*written as i64, Ordering::SeqCst);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
