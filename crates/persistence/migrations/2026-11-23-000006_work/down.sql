DROP TABLE audit_log;
DROP TABLE jobs;
DROP TABLE notices;
