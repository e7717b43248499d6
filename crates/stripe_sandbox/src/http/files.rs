//! `/v1/files`. The SDKs upload to a host of its own; here it is the one port.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use serde_json::Value;

use super::{Call, auth, form::Params, lists::Page};
use crate::{
    model::{
        Model,
        file::PURPOSES,
        refusal::{Answer, Refusal},
    },
    state::Sandbox,
};

pub(super) fn create(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let params = &call.params;
    let purpose = params
        .one_of("purpose", PURPOSES)?
        .ok_or_else(|| Refusal::missing("purpose"))?;
    params.ignore("file");
    params.ignore("file_link_data");
    params.finish()?;
    let upload = params.upload().ok_or_else(|| Refusal::missing("file"))?;
    model.keep_file(call.account(), &purpose, &upload.filename, &upload.content)
}

pub(super) fn retrieve(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    call.params.finish()?;
    model
        .file(call.account(), call.segment(1))
        .map(|file| file.json(&model.settings.public_url))
}

pub(super) fn list(model: &mut Model, call: &Call<'_>) -> Answer<Value> {
    let page = Page::read(call)?;
    let purpose = call.params.one_of("purpose", PURPOSES)?;
    call.params.finish()?;
    let public = &model.settings.public_url;
    match purpose {
        Some(purpose) => page.cut(
            "/v1/files",
            model.files.with(call.account(), "purpose", &purpose),
            |file| file.created,
            |file| file.json(public),
        ),
        None => page.cut(
            "/v1/files",
            model.files.of(call.account()),
            |file| file.created,
            |file| file.json(public),
        ),
    }
}

/// The bytes of a file, for whoever has a secret key of its account.
pub(super) async fn contents(
    request: HttpRequest,
    sandbox: web::Data<Sandbox>,
    id: web::Path<String>,
) -> HttpResponse {
    let params = Params::read(request.query_string(), b"");
    let found = sandbox.read(|model| {
        let caller = auth::authenticate(model, request.headers(), &params, true).ok()?;
        let file = model.file(&caller.account, &id).ok()?;
        (!caller.publishable).then(|| file.content())
    });
    match found {
        Some((bytes, media)) => HttpResponse::Ok()
            .content_type(media)
            .insert_header((header::CONTENT_DISPOSITION, "attachment"))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .body(bytes),
        None => HttpResponse::NotFound().finish(),
    }
}
