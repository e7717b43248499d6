//! The walk of an event through the inbox.

use souk_domain::notice::Status;

const ALLOWED: &[(Status, &[Status])] = {
    use Status::*;
    &[
        (Received, &[Processed, Ignored, Retrying, Dead]),
        (Retrying, &[Received, Processed, Ignored, Dead]),
        (Dead, &[Received, Processed, Ignored, Retrying]),
        (Processed, &[Received]),
        (Ignored, &[Received]),
        (Quarantined, &[]),
    ]
};

#[test]
fn a_notice_walks_every_allowed_way_and_no_other() {
    assert_eq!(ALLOWED.len(), Status::ALL.len());
    for (from, allowed) in ALLOWED {
        for to in Status::ALL {
            assert_eq!(from.may_become(to), allowed.contains(&to), "{from:?} -> {to:?}");
        }
    }
}
