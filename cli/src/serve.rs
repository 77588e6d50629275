//! The local server: the built page and an S3 store on one origin, by default for this machine alone.
//!
//! One origin means that the page needs no CORS and that its Content-Security-Policy can stay at `connect-src 'self'`.
//! TLS, user accounts and more than one bucket are left to a reverse proxy or a real S3 service.

mod answer;
mod gate;
mod keys;
mod page;
mod store;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;

use crate::Outcome;
use crate::out::say;
use answer::Answer;

/// The port tried first. A store folder remembers the one it got, because a browser keeps its boards per address.
const FIRST_PORT: u16 = 7780;
/// How many ports after the first are tried when it is taken.
const PORTS_TRIED: u16 = 20;
/// A browser that is slower than this with its request head is not one.
const HEAD_TIME: Duration = Duration::from_secs(20);

/// Options of `proofroom serve`.
#[derive(clap::Args)]
pub struct Options {
    /// Folder of the built page.
    #[arg(long, default_value = "dist")]
    page: PathBuf,
    /// Folder of the store; made when missing.
    #[arg(long, default_value = ".proofroom/store")]
    store: PathBuf,
    /// Port; without it the one this store had last, else 7780 or the next free one.
    #[arg(long)]
    port: Option<u16>,
    /// Address to listen on. Other than loopback, the page must be reached through https (a reverse proxy).
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// Another page's origin that may use the store, such as <https://studio.example>; may be repeated.
    #[arg(long)]
    origin: Vec<String>,
    /// Another store's origin that the page may talk to; may be repeated.
    #[arg(long)]
    connect: Vec<String>,
    /// Let the next browser claim the store again, as on the first start.
    #[arg(long)]
    reclaim: bool,
}

/// What every request is answered from.
struct House {
    gate: gate::Gate,
    page: page::Page,
    store: store::Store,
    keys: keys::Keys,
}

/// Runs the server until it is interrupted.
///
/// # Errors
///
/// When the page is not built, the store folder cannot be used or is in use, or no port is free.
pub fn run(options: &Options) -> Result<Outcome> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve(options))?;
    Ok(Outcome::Passed)
}

async fn serve(options: &Options) -> Result<()> {
    let page = page::Page::open(&options.page, &options.connect)?;
    let keys = keys::Keys::open(&options.store, options.reclaim)?;
    let listener = listen(options.address, options.port, &keys).await?;
    let here = listener.local_addr()?;
    keys.remember_port(here.port())?;
    let store = store::Store::open(&keys)?;
    say(greeting(here, &keys));
    let gate = gate::Gate::new(here, &options.origin);
    accept(listener, Arc::new(House { gate, page, store, keys })).await
}

fn greeting(here: SocketAddr, keys: &keys::Keys) -> String {
    let address = format!("http://{here}");
    let mut lines = vec![
        format!("Proofroom {}", env!("CARGO_PKG_VERSION")),
        format!("  page    {address}/"),
        format!("  store   {} (bucket {})", keys.folder().display(), keys::BUCKET),
        "  studio  the first browser that opens the page becomes the studio; another one does through this address"
            .into(),
        "          (it holds the store's keys: treat it as a password):".into(),
        format!("          {address}/#store={}", keys.grant_text(&address)),
        "  stop    Ctrl-C; nothing is lost, start again with the same store folder".into(),
    ];
    if !here.ip().is_loopback() {
        lines.push(
            "  note    other machines can reach this; browsers seal and sign only on https, so put a proxy with TLS before it"
                .into(),
        );
    }
    lines.join("\n")
}

/// Binds the wanted port, or the store's last one, or the first that is free.
async fn listen(address: IpAddr, wanted: Option<u16>, keys: &keys::Keys) -> Result<TcpListener> {
    if let Some(port) = wanted {
        return TcpListener::bind((address, port)).await.with_context(|| {
            format!("port {port} of {address} cannot be used; choose another with --port or leave --port out")
        });
    }
    let first = keys.last_port().unwrap_or(FIRST_PORT);
    for port in (first..=first.saturating_add(PORTS_TRIED)).chain([0]) {
        match TcpListener::bind((address, port)).await {
            Ok(listener) => {
                if port != first {
                    say(format!(
                        "Port {first} is taken, so this is {}. A browser keeps its boards per address: what it showed at \
                         port {first} is still there, not here.",
                        listener.local_addr()?.port()
                    ));
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(error).with_context(|| format!("{address} port {port} cannot be listened on")),
        }
    }
    bail!("no port of {address} is free")
}

async fn accept(listener: TcpListener, house: Arc<House>) -> Result<()> {
    let graceful = hyper_util::server::graceful::GracefulShutdown::new();
    let mut stop = std::pin::pin!(interrupted());
    loop {
        let socket = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, _)) => socket,
                // Out of file handles, or the peer left in the queue: the next one may do better.
                Err(_) => { tokio::time::sleep(Duration::from_millis(50)).await; continue }
            },
            () = &mut stop => break,
        };
        let house = Arc::clone(&house);
        let service = service_fn(move |request| {
            let house = Arc::clone(&house);
            async move { Ok::<_, std::convert::Infallible>(house.answer(request).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .serve_connection(TokioIo::new(socket), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks concerns its own peer only, who sees it.
            let _broken = connection.await;
        });
    }
    // Whoever is still uploading gets a moment.
    let _late = tokio::time::timeout(Duration::from_secs(3), graceful.shutdown()).await;
    Ok(())
}

/// Resolves on Ctrl-C or a polite kill.
async fn interrupted() {
    let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminated) => terminated,
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}

impl House {
    /// Answers one request: the gate first, then the store's and the page's paths.
    async fn answer(&self, request: Request<Incoming>) -> Answer {
        if let Some(refusal) = self.gate.refusal(&request) {
            return self.page.guard(refusal);
        }
        let path = request.uri().path();
        if store::owns(path) {
            return self.store.answer(&self.gate, request).await;
        }
        let answer = match (path, request.method()) {
            ("/store/claim", &Method::POST) => self.claim(&request),
            ("/store/status", &Method::GET) => answer::json(200, &self.keys.status()),
            (_, &Method::GET | &Method::HEAD) => self.page.file(path).await,
            _ => answer::plain(405, "this address answers GET and HEAD only"),
        };
        self.page.guard(answer)
    }

    fn claim(&self, request: &Request<Incoming>) -> Answer {
        let Some(origin) = self.gate.own_page(request) else {
            return answer::problem(
                403,
                "forbidden",
                "the store's keys are handed to its own page on this machine only; open the address that proofroom serve printed",
            );
        };
        match self.keys.claim(&origin) {
            Ok(Some(grant)) => answer::json(200, &grant),
            Ok(None) => answer::problem(
                409,
                "claimed",
                "another browser already claimed this store; open the address with #store= that proofroom serve printed, \
                 or start it with --reclaim",
            ),
            Err(error) => answer::problem(500, "internal", &format!("the claim could not be recorded: {error:#}")),
        }
    }
}

/// Makes a folder and says which one could not be made.
fn make_folder(folder: &Path) -> Result<PathBuf> {
    std::fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    folder.canonicalize().with_context(|| format!("the folder {} cannot be read", folder.display()))
}
