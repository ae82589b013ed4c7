-- Serves DeliveryClaim: what is due of one topic is found without walking the backlog of another.
CREATE INDEX delivery_due_by_topic ON delivery (app_id, topic, due_at, message_id) WHERE dead_since IS NULL;

DROP INDEX delivery_due;
