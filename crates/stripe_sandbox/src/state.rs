//! The running sandbox: one model behind one lock, with its journal, clock, request log and rules around it.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{Notify, mpsc::UnboundedSender};

use crate::{
    clock::{Clock, Seconds},
    control::{
        faults::{Fault, FaultRule, Faults},
        log::{Entry, RequestLog},
    },
    http::form::Params,
    journal::Journal,
    model::{Model, RequestContext, ids::Ids},
    spec::Spec,
    webhooks::WebhookRules,
};

/// A handle on the running sandbox; cheap to clone.
#[derive(Clone)]
pub(crate) struct Sandbox(Arc<Shared>);

struct Shared {
    core: Mutex<Core>,
    clock: Clock,
    request_ids: Mutex<Ids>,
    faults: Mutex<Faults>,
    log: Mutex<RequestLog>,
    /// Idempotency keys whose request is under way.
    held_keys: Mutex<HashSet<String>>,
    webhook_rules: Mutex<WebhookRules>,
    /// Stripe's spec, and what of the requests and answers did not fit it.
    spec: Option<Spec>,
    spec_faults: Mutex<Vec<String>>,
    deliveries: UnboundedSender<String>,
    wake: Notify,
}

struct Core {
    model: Model,
    journal: Option<Journal>,
}

impl Sandbox {
    pub(crate) fn new(
        model: Model,
        journal: Option<Journal>,
        clock: Clock,
        spec: Option<Spec>,
        deliveries: UnboundedSender<String>,
    ) -> Self {
        let request_ids = Ids::new(model.settings.seed ^ 0x5245_5155_4553_5453, model.ids.made());
        Self(Arc::new(Shared {
            core: Mutex::new(Core { model, journal }),
            clock,
            request_ids: Mutex::new(request_ids),
            faults: Mutex::default(),
            log: Mutex::default(),
            held_keys: Mutex::default(),
            webhook_rules: Mutex::default(),
            spec,
            spec_faults: Mutex::default(),
            deliveries,
            wake: Notify::new(),
        }))
    }

    /// Looks at the model. Nothing that is due is done, and nothing can be changed.
    pub(crate) fn read<R>(&self, look: impl FnOnce(&Model) -> R) -> R {
        look(&locked(&self.0.core).model)
    }

    /// Changes the model: first what is due by the clock is done, then `change`, then all of it goes into the journal
    /// as one line, and its webhooks on their way.
    pub(crate) fn write<R>(&self, change: impl FnOnce(&mut Model) -> R) -> R {
        let mut core = locked(&self.0.core);
        core.model.begin(self.0.clock.now(), RequestContext::default());
        let result = change(&mut core.model);
        let fresh = core.model.outbox();
        let Core { model, journal } = &mut *core;
        if let Some(journal) = journal {
            if let Err(error) = journal.append(model, self.0.clock.offset()) {
                log::error!("the journal could not be written: {error}");
            }
        } else {
            // Without a journal the lists of changes would only grow.
            model.drain_changed(|_, _| {});
        }
        drop(core);
        for delivery in fresh {
            // The receiver is gone only while the sandbox is stopping.
            let _ = self.0.deliveries.send(delivery);
        }
        result
    }

    /// Starts again from nothing but the platform's account and the registered endpoints.
    pub(crate) fn replace_model(&self, make: impl FnOnce(&Model, Seconds) -> Model) {
        let mut core = locked(&self.0.core);
        let model = make(&core.model, self.0.clock.now());
        core.model = model;
        if let Some(journal) = &mut core.journal
            && let Err(error) = journal.clear()
        {
            log::error!("the journal could not be cleared: {error}");
        }
        drop(core);
        self.write(|_| ());
    }

    pub(crate) fn now(&self) -> Seconds {
        self.0.clock.now()
    }

    pub(crate) fn clock_offset(&self) -> Seconds {
        self.0.clock.offset()
    }

    /// Steps the clock, and does at once what falls due by that.
    pub(crate) fn advance(&self, seconds: u32) -> std::io::Result<Seconds> {
        let now = self.0.clock.advance(seconds)?;
        self.write(|_| ());
        self.0.wake.notify_waiters();
        Ok(now)
    }

    pub(crate) fn next_request_id(&self) -> String {
        locked(&self.0.request_ids).request()
    }

    /// The fault that is to happen to this request, if a rule says so.
    pub(crate) fn take_fault(&self, method: &str, path: &str, account: &str) -> Option<Fault> {
        locked(&self.0.faults).take(method, path, account)
    }

    pub(crate) fn add_fault(&self, rule: FaultRule) -> u64 {
        locked(&self.0.faults).add(rule)
    }

    pub(crate) fn faults<R>(&self, change: impl FnOnce(&mut Faults) -> R) -> R {
        change(&mut locked(&self.0.faults))
    }

    pub(crate) fn note_request(&self, entry: Entry) {
        locked(&self.0.log).push(entry);
    }

    pub(crate) fn request_log(&self) -> Vec<Entry> {
        locked(&self.0.log).newest_first()
    }

    pub(crate) fn clear_log(&self) {
        locked(&self.0.log).clear();
    }

    /// Compares a request with Stripe's spec, if there is one.
    pub(crate) fn hold_request_to_spec(&self, method: &str, path: &str, params: &Params) {
        if let Some(spec) = &self.0.spec {
            self.note_spec_faults(spec.request_faults(method, path, params));
        }
    }

    /// Compares an answer with Stripe's spec, if there is one.
    pub(crate) fn hold_answer_to_spec(&self, method: &str, path: &str, status: u16, body: &str) {
        if let Some(spec) = &self.0.spec {
            let body = serde_json::from_str(body).unwrap_or_default();
            self.note_spec_faults(spec.answer_faults(method, path, status, &body));
        }
    }

    fn note_spec_faults(&self, faults: Vec<String>) {
        for fault in faults {
            log::error!("not as Stripe's spec has it: {fault}");
            locked(&self.0.spec_faults).push(fault);
        }
    }

    pub(crate) fn request_faults(&self) -> Vec<String> {
        locked(&self.0.spec_faults).clone()
    }

    /// Claims a key for one request; `None` while another one has it.
    pub(crate) fn hold_key(&self, slot: &str) -> Option<HeldKey> {
        let fresh = locked(&self.0.held_keys).insert(slot.to_owned());
        fresh.then(|| HeldKey {
            sandbox: self.clone(),
            slot: slot.to_owned(),
        })
    }

    pub(crate) fn webhook_rules<R>(&self, change: impl FnOnce(&mut WebhookRules) -> R) -> R {
        let result = change(&mut locked(&self.0.webhook_rules));
        self.0.wake.notify_waiters();
        result
    }

    /// The rules as they are; unlike [`Sandbox::webhook_rules`] it wakes nobody.
    pub(crate) fn webhook_rules_now(&self) -> WebhookRules {
        locked(&self.0.webhook_rules).clone()
    }

    /// Puts a delivery in the queue again.
    pub(crate) fn enqueue_delivery(&self, id: &str) {
        let _ = self.0.deliveries.send(id.to_owned());
    }

    /// Until the clock or the webhook rules change.
    pub(crate) async fn woken(&self) {
        self.0.wake.notified().await;
    }
}

/// An idempotency key in use; let go when dropped.
pub(crate) struct HeldKey {
    sandbox: Sandbox,
    slot: String,
}

impl Drop for HeldKey {
    fn drop(&mut self) {
        locked(&self.sandbox.0.held_keys).remove(&self.slot);
    }
}

/// A panic elsewhere must not take the whole sandbox with it: the model has no half-done states to protect.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
