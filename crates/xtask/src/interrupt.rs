//! Ctrl-C, SIGTERM and SIGHUP: a request to stop, which whoever waits looks at.

use std::sync::atomic::{AtomicU8, Ordering};

static REQUESTS: AtomicU8 = AtomicU8::new(0);

/// From now on a signal is a request. The third one ends the process at once; the kernel then ends
/// what it started.
pub(crate) fn listen() {
    let handler = on_signal as extern "C" fn(libc::c_int) as libc::sighandler_t;
    for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP] {
        // SAFETY: the handler does nothing but an atomic addition and `_exit`, both of which are
        // async-signal-safe.
        unsafe { libc::signal(signal, handler) };
    }
}

extern "C" fn on_signal(_signal: libc::c_int) {
    if REQUESTS.fetch_add(1, Ordering::Relaxed) >= 2 {
        // SAFETY: `_exit` may be called from a signal handler.
        unsafe { libc::_exit(130) };
    }
}

/// True once somebody has asked.
pub(crate) fn requested() -> bool {
    REQUESTS.load(Ordering::Relaxed) > 0
}
