//! The HTTP face: extractors, bodies, problems, one file per endpoint.
