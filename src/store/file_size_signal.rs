//! A limit on the size of files kills a Unix program unless it says that it prefers an error.
//!
//! `ulimit -f` sends SIGXFSZ to whoever writes beyond it. Ignored, the write fails with "File too large", and the journal can
//! report it and rescue the session. The standard library ignores only SIGPIPE, so the one call is made here.

/// From now on a write beyond the limit on the size of files is an error.
pub(super) fn make_it_an_error() {
    #[cfg(all(unix, not(any(target_arch = "mips", target_arch = "mips64"))))]
    unix::ignore();
}

#[cfg(all(unix, not(any(target_arch = "mips", target_arch = "mips64"))))]
#[expect(unsafe_code, reason = "The standard library has no call that ignores a signal.")]
mod unix {
    use std::ffi::c_int;
    use std::sync::Once;

    /// The same number on Linux, macOS and the BSDs.
    const SIGXFSZ: c_int = 25;
    const SIG_IGN: usize = 1;

    static IGNORED: Once = Once::new();

    unsafe extern "C" {
        /// Part of the C library that the standard library links anyway.
        fn signal(number: c_int, handler: usize) -> usize;
    }

    pub(super) fn ignore() {
        IGNORED.call_once(|| {
            // SAFETY: SIG_IGN is a valid handler for SIGXFSZ and runs no code of ours; a refusal changes nothing.
            unsafe { signal(SIGXFSZ, SIG_IGN) };
        });
    }
}
