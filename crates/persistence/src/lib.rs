//! Postgres, by diesel and r2d2: rows, queries, and the job queue.
