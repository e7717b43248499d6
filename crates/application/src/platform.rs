//! The marketplace's own account at Stripe, as far as decisions depend on it.

use souk_domain::{charge::Flow, terms::Platform, text::Country};

use crate::Application;

impl Application {
    /// The platform, where the flow depends on it. It is asked for once in the life of a process: an
    /// account never moves to another country. None when Stripe does not say; then what depends on
    /// it is refused, and nothing else is.
    pub(crate) async fn platform_for(&self, flow: Flow) -> Option<Platform> {
        if flow == Flow::Direct {
            return None;
        }
        let asked = self.0.platform.get_or_try_init(async || {
            let account = self
                .stripe()
                .retrieve_platform()
                .await
                .map_err(|error| error.to_string())?;
            let country = account.country.as_deref().map(Country::parse);
            match country {
                Some(Ok(country)) => Ok(Platform { country }),
                _ => Err("its country is not told".to_owned()),
            }
        });
        match asked.await {
            Ok(platform) => Some(*platform),
            Err(error) => {
                log::warn!("the platform's own account: {error}");
                None
            }
        }
    }
}
