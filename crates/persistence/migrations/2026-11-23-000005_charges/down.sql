DROP TABLE timeline;
DROP TABLE attempts;
DROP TABLE charges;
DROP FUNCTION souk_charge_frozen();
DROP FUNCTION souk_charge_may_become();
