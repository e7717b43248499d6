DROP TABLE refund_policies;
DROP TABLE refunds;
DROP FUNCTION souk_refund_frozen();
DROP FUNCTION souk_refund_fits();
DROP FUNCTION souk_refund_may_become();
ALTER TABLE charges DROP COLUMN application_fee_refunded;
