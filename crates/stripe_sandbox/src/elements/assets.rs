//! The files of `script/` and `frame/`, built into the binary.

/// One file as it is served.
pub(super) struct Asset {
    /// Address below `/v3/elements/`.
    pub(super) path: &'static str,
    /// Media type.
    pub(super) media: &'static str,
    /// Content.
    pub(super) body: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// stripe.js: the files of `script/` in one function scope, the ones that others build on first.
pub(super) const STRIPE_JS: &str = concat!(
    "(() => {\n'use strict';\n\n",
    include_str!("script/origin.js"),
    include_str!("script/errors.js"),
    include_str!("script/colour.js"),
    include_str!("script/backdrop.js"),
    include_str!("script/frame.js"),
    include_str!("script/element.js"),
    include_str!("script/group.js"),
    include_str!("script/controller.js"),
    include_str!("script/challenge.js"),
    include_str!("script/tokens.js"),
    include_str!("script/intents.js"),
    include_str!("script/stripe.js"),
    "})();\n",
);

macro_rules! frame {
    ($name:literal, $media:expr) => {
        Asset {
            path: concat!("frame/", $name),
            media: $media,
            body: include_str!(concat!("frame/", $name)),
        }
    };
}

macro_rules! document {
    ($name:literal) => {
        Asset {
            path: $name,
            media: HTML,
            body: include_str!(concat!("frame/", $name)),
        }
    };
}

/// Documents, and the modules and sheets that they load.
pub(super) const FRAME_ASSETS: &[Asset] = &[
    document!("card.html"),
    document!("controller.html"),
    document!("challenge.html"),
    frame!("frame.css", CSS),
    frame!("challenge.css", CSS),
    frame!("api.js", JAVASCRIPT),
    frame!("appearance.js", JAVASCRIPT),
    frame!("brand_mark.js", JAVASCRIPT),
    frame!("card.js", JAVASCRIPT),
    frame!("card_actions.js", JAVASCRIPT),
    frame!("card_cvc.js", JAVASCRIPT),
    frame!("card_expiry.js", JAVASCRIPT),
    frame!("card_fields.js", JAVASCRIPT),
    frame!("card_layout.js", JAVASCRIPT),
    frame!("card_number.js", JAVASCRIPT),
    frame!("challenge.js", JAVASCRIPT),
    frame!("controller.js", JAVASCRIPT),
    frame!("countries.js", JAVASCRIPT),
    frame!("field.js", JAVASCRIPT),
    frame!("intents_api.js", JAVASCRIPT),
    frame!("minor_units.js", JAVASCRIPT),
    frame!("page_link.js", JAVASCRIPT),
    frame!("postal_code.js", JAVASCRIPT),
    frame!("siblings.js", JAVASCRIPT),
    frame!("wording.js", JAVASCRIPT),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The files that an asset imports, or names in a `src` or `href`.
    fn mentioned(asset: &Asset) -> Vec<String> {
        let from_modules = asset.body.split("from './").skip(1);
        let from_documents = asset.body.split("\"/v3/elements/frame/").skip(1);
        let name = |rest: &str| rest.split(['\'', '"']).next().unwrap_or_default().to_owned();
        from_modules.chain(from_documents).map(name).collect()
    }

    #[test]
    fn every_file_that_a_frame_loads_is_served() {
        let served: Vec<&str> = FRAME_ASSETS.iter().map(|asset| asset.path).collect();
        for asset in FRAME_ASSETS {
            for name in mentioned(asset) {
                assert!(
                    served.contains(&format!("frame/{name}").as_str()),
                    "{} loads {name}, which is not served",
                    asset.path
                );
            }
        }
    }

    #[test]
    fn every_file_in_the_folders_is_served() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/elements");
        for entry in std::fs::read_dir(format!("{root}/frame")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let found = FRAME_ASSETS.iter().any(|asset| asset.path.ends_with(&name));
            assert!(found, "frame/{name} is not served");
        }
        for entry in std::fs::read_dir(format!("{root}/script")).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(
                STRIPE_JS.contains(&text),
                "{} is not part of stripe.js",
                path.display()
            );
        }
    }

    #[test]
    fn no_frame_runs_inline_script_since_its_policy_forbids_that() {
        for asset in FRAME_ASSETS.iter().filter(|asset| asset.media == HTML) {
            assert!(!asset.body.contains("<script>"), "{}", asset.path);
            assert!(!asset.body.contains(" style=\""), "{}", asset.path);
        }
    }
}
