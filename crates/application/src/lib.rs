//! The use cases that write, one file per verb, and the worker.
